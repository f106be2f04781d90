import { expect } from "chai";
import {
  assertPure,
  BytecodeMalformedError,
  findImpureOpcodes,
  RulesetImpureError,
} from "../../sdk/ruleset/index.ts";

/** What solc 0.8.30 appends: {"ipfs": 34 bytes, "solc": 0.8.30}; here the hash is all SLOAD. */
const METADATA = `a264697066735822${"1220"}${"54".repeat(32)}64736f6c634300081e0033`;

const opcodesOf = (code: string): string[] => findImpureOpcodes(code).map(({ opcode }) => opcode);

describe("findImpureOpcodes", () => {
  const impure: [opcode: string, byte: string][] = [
    ["ADDRESS", "30"],
    ["BALANCE", "31"],
    ["ORIGIN", "32"],
    ["CALLER", "33"],
    ["GASPRICE", "3a"],
    ["EXTCODESIZE", "3b"],
    ["EXTCODECOPY", "3c"],
    ["EXTCODEHASH", "3f"],
    ["BLOCKHASH", "40"],
    ["COINBASE", "41"],
    ["TIMESTAMP", "42"],
    ["NUMBER", "43"],
    ["PREVRANDAO", "44"],
    ["GASLIMIT", "45"],
    ["CHAINID", "46"],
    ["SELFBALANCE", "47"],
    ["BASEFEE", "48"],
    ["BLOBHASH", "49"],
    ["BLOBBASEFEE", "4a"],
    ["SLOAD", "54"],
    ["SSTORE", "55"],
    ["GAS", "5a"],
    ["TLOAD", "5c"],
    ["TSTORE", "5d"],
    ["LOG0", "a0"],
    ["LOG4", "a4"],
    ["CREATE", "f0"],
    ["CALL", "f1"],
    ["CALLCODE", "f2"],
    ["DELEGATECALL", "f4"],
    ["CREATE2", "f5"],
    ["STATICCALL", "fa"],
    ["SELFDESTRUCT", "ff"],
    ["UNKNOWN_0x0c", "0c"],
  ];
  for (const [opcode, byte] of impure) {
    it(`finds ${opcode} behind pushed data`, () => {
      expect(findImpureOpcodes(`0x6101${"02"}${byte}00`)).to.deep.equal([{ offset: 3, opcode }]);
    });
  }

  it("finds nothing in what a pure function compiles to", () => {
    expect(opcodesOf("6080604052348015600e575f5ffd5b503660043560e01c602060403e3d5f5260205ff3")).to.deep.equal(
      [],
    );
    expect(
      opcodesOf("01020304050607080b101112131415161718191a1b1c1d20343536373839505152535e5f80909f00"),
    ).to.deep.equal([]);
  });

  it("takes pushed bytes for data, of every length", () => {
    for (let length = 1; length <= 32; length++) {
      const push = (0x5f + length).toString(16);
      expect(findImpureOpcodes(`${push}${"54".repeat(length)}33`), push).to.deep.equal([
        { offset: length + 1, opcode: "CALLER" },
      ]);
    }
  });

  it("reads bytes as it reads hexadecimal, with or without 0x", () => {
    const expected = [{ offset: 1, opcode: "SLOAD" }];
    expect(findImpureOpcodes(Uint8Array.of(0x5f, 0x54, 0x00))).to.deep.equal(expected);
    expect(findImpureOpcodes("0x5f5400")).to.deep.equal(expected);
    expect(findImpureOpcodes("5F5400")).to.deep.equal(expected);
  });

  it("passes over data behind the code, but not over what a jump can reach", () => {
    expect(opcodesOf("5ffe5433")).to.deep.equal([]);
    expect(opcodesOf("5ffe545b33")).to.deep.equal(["CALLER"]);
    expect(opcodesOf("6003565b33")).to.deep.equal(["CALLER"]);
  });

  it("does not see a jump destination in pushed data", () => {
    expect(opcodesOf("00605b33")).to.deep.equal([]);
  });

  it("passes over solc's metadata, and over nothing that only resembles it", () => {
    expect(opcodesOf(`5f${METADATA}`)).to.deep.equal([]);
    expect(opcodesOf(`5f33${METADATA}`)).to.deep.equal(["CALLER"]);
    expect(opcodesOf("5f3354540002")).to.deep.equal(["CALLER", "SLOAD", "SLOAD"]);
    expect(opcodesOf(`5f${METADATA.replace("697066", "697067")}`)).to.include("SLOAD");
    expect(opcodesOf(`5f${METADATA.slice(0, -4)}540034`)).to.include("SLOAD");
  });

  it("refuses what is not hexadecimal", () => {
    expect(() => findImpureOpcodes("0x5f__$9a4b$__")).to.throw(BytecodeMalformedError);
    expect(() => findImpureOpcodes("0x5f5")).to.throw(BytecodeMalformedError);
  });
});

describe("assertPure", () => {
  it("lets pure code pass", () => {
    expect(() => assertPure("0x5f5f5260205ff3")).to.not.throw();
  });

  it("refuses an address without code", () => {
    expect(() => assertPure("0x", "DutyRules")).to.throw(BytecodeMalformedError, "DutyRules has no code");
    expect(() => assertPure(new Uint8Array())).to.throw(BytecodeMalformedError);
  });

  it("names the contract and every opcode", () => {
    try {
      assertPure("0x425f5400", "DutyRules");
    } catch (error) {
      if (!(error instanceof RulesetImpureError)) throw error;
      expect(error.message).to.equal("DutyRules is not pure: TIMESTAMP at 0, SLOAD at 2");
      expect(error).to.include({ contract: "DutyRules" });
      expect(error.opcodes).to.deep.equal([
        { offset: 0, opcode: "TIMESTAMP" },
        { offset: 2, opcode: "SLOAD" },
      ]);
      return;
    }
    throw new Error("impure code passed");
  });
});
