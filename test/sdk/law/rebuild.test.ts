import { expect } from "chai";
import { AbiCoder, Interface, keccak256, ZeroAddress } from "ethers";
import { REGISTER_ABI } from "../../../sdk/abi.ts";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { rebuildRegister, type RawLog } from "../../../sdk/law/rebuild.ts";
import {
  commitmentOf,
  decodeRecord,
  encodeLegacyRecord,
  encodeRecord,
  encodeSlot,
  NO_BASIS,
  NO_COMMITMENT,
} from "../../../sdk/law/record.ts";
import { decodeRegisterEvent, MalformedLogError } from "../../../sdk/law/registerEvents.ts";
import { Random } from "../support/random.ts";

const REGISTER = new Interface(REGISTER_ABI);
const FROZEN = 1;
const CLOSED = 4;

const logOf = (event: string, ...values: unknown[]): RawLog => REGISTER.encodeEventLog(event, values);

describe("sdk/law: a register rebuilt from its logs", () => {
  const random = new Random(8);
  const made = (): Hex => `0xff${random.hex(31).slice(2)}`;
  const legacy = (): Hex => `0x00${random.hex(31).slice(2)}`;

  /** The next record of a chain. */
  function next(before: Uint8Array | undefined, version: number): Uint8Array {
    const previous = before === undefined ? NO_COMMITMENT : commitmentOf(before);
    return encodeRecord({
      previous,
      basis: random.hex(20),
      recordedAt: 16_000,
      version,
      others: 0,
      body: random.bytes(40),
    });
  }

  /** The logs of one granted application. */
  function granted(entry: Hex, record: Uint8Array): RawLog[] {
    const digest = random.hex(32);
    return [
      logOf("Recorded", entry, digest, record),
      logOf("Granted", digest, random.hex(16), `0x${"00".repeat(32)}`, "0x"),
    ];
  }

  const kindsOf = (logs: RawLog[]) =>
    rebuildRegister(logs)
      .finish()
      .map(({ kind, position }) => [kind, position]);

  it("holds the last record of each entry, whose slots it foretells", () => {
    const logs: RawLog[] = [];
    const last = new Map<Hex, Uint8Array>();
    for (let entry = 0; entry < 20; entry++) {
      const id = made();
      for (let version = 1; version <= 3; version++) {
        const record = next(last.get(id), version);
        logs.push(...granted(id, record));
        last.set(id, record);
      }
    }
    const rebuild = rebuildRegister(logs);
    expect(rebuild.finish()).to.deep.equal([]);
    expect(rebuild.granted).to.equal(60);
    for (const [id, record] of last) {
      expect(rebuild.entries.get(id)).to.deep.include({ record, version: 3, status: 0 });
    }
    const slots = [...last].map(([id, record]) => {
      return [id, encodeSlot({ commitment: commitmentOf(record), status: 0 })] as const;
    });
    expect(rebuild.compareWithSlots(slots)).to.deep.equal([]);
  });

  it("notices a broken chain", () => {
    const id = made();
    const first = next(undefined, 1);
    const start = granted(id, first);
    expect(kindsOf([...start, ...granted(id, next(random.bytes(80), 2))])).to.deep.equal([
      ["wrong previous record", 2],
    ]);
    expect(kindsOf([...start, ...granted(id, next(first, 3))])).to.deep.equal([["wrong version", 2]]);
    expect(kindsOf(granted(id, next(undefined, 2)))).to.deep.equal([["wrong version", 0]]);
    expect(kindsOf(granted(id, next(first, 1)))).to.deep.equal([["wrong previous record", 0]]);
    expect(kindsOf(start.slice(0, 1))).to.deep.equal([["no decision logged", 0]]);
  });

  it("notices that a closed or frozen entry moved", () => {
    const id = made();
    const [first, digest] = [next(undefined, 1), random.hex(32)];
    const again = granted(id, next(first, 2));
    const frozen = logOf("StatusChanged", id, FROZEN, random.hex(32));
    const released = logOf("StatusChanged", id, 0, random.hex(32));
    expect(kindsOf([...granted(id, first), frozen, ...again])).to.deep.equal([["frozen entry moved", 3]]);
    expect(kindsOf([...granted(id, first), frozen, released, ...again])).to.deep.equal([]);
    const closed = logOf("Closed", id, digest);
    const kinds = kindsOf([...granted(id, first), closed, ...again]);
    expect(kinds).to.deep.equal([
      ["closed entry moved", 3],
      ["no decision logged", 4],
    ]);
  });

  it("begins legacy entries at their second record, of the dataset where it is known", () => {
    const id = legacy();
    const record = encodeLegacyRecord(15_000, random.bytes(40));
    const logs = granted(id, next(record, 2));
    expect(kindsOf(logs)).to.deep.equal([]);
    expect(kindsOf(granted(id, next(undefined, 2)))).to.deep.equal([["wrong previous record", 0]]);
    const known = rebuildRegister(logs, { legacyCommitment: () => commitmentOf(record) });
    expect(known.finish()).to.deep.equal([]);
    const other = rebuildRegister(logs, { legacyCommitment: () => random.hex(31) });
    expect(other.finish().map(({ kind }) => kind)).to.deep.equal(["wrong previous record"]);
  });

  it("begins legacy entries as the root has them that was in force at their first dealing", () => {
    const [dealt, dormant] = [legacy(), legacy()];
    const records = [1, 2].map((root) => encodeLegacyRecord(15_000 + root, random.bytes(40)));
    const [wrong, right] = records as [Uint8Array, Uint8Array];
    const roots = [random.hex(32), random.hex(32)] as const;
    const legacyCommitment = (_: Hex, root: Hex | undefined) =>
      commitmentOf(root === roots[1] ? right : wrong);
    const logs = [
      logOf("LegacyRootAdopted", roots[0]),
      ...granted(dealt, next(wrong, 2)),
      logOf("StatusChanged", dormant, FROZEN, random.hex(32)),
      logOf("StatusChanged", dormant, 0, random.hex(32)),
      logOf("LegacyRootAdopted", roots[1]),
    ];
    const problems = (after: readonly RawLog[]) =>
      rebuildRegister([...logs, ...after], { legacyCommitment })
        .finish()
        .map(({ kind }) => kind);
    expect(problems(granted(dormant, next(right, 2)))).to.deep.equal([]);
    expect(problems(granted(dormant, next(wrong, 2)))).to.deep.equal(["wrong previous record"]);
    expect(problems(granted(dealt, next(right, 3)))).to.deep.equal(["wrong previous record"]);
  });

  it("finds where slots differ", () => {
    const [id, dormant, closed, stranger] = [made(), legacy(), legacy(), made()];
    const record = next(undefined, 1);
    const rebuild = rebuildRegister([
      ...granted(id, record),
      logOf("StatusChanged", dormant, FROZEN, random.hex(32)),
      logOf("Closed", closed, random.hex(32)),
    ]);
    const right = encodeSlot({ commitment: commitmentOf(record), status: 0 });
    const frozen = encodeSlot({ commitment: NO_COMMITMENT, status: FROZEN });
    const shut = encodeSlot({ commitment: random.hex(31), status: CLOSED });
    const empty = encodeSlot({ commitment: NO_COMMITMENT, status: 0 });
    const all = [
      [id, right],
      [dormant, frozen],
      [closed, shut],
      [stranger, empty],
    ] as const;
    expect(rebuild.compareWithSlots(all)).to.deep.equal([]);
    const kinds = rebuild.compareWithSlots([
      [id, shut],
      [dormant, shut],
      [stranger, right],
    ]);
    expect(kinds.map(({ kind, entry }) => [kind, entry])).to.deep.equal([
      ["commitment", id],
      ["status", id],
      ["commitment", dormant],
      ["status", dormant],
      ["not in logs", stranger],
      ["slot not given", closed],
    ]);
  });

  it("takes a republished record where earlier logs are pruned", () => {
    const id = made();
    const record = next(random.bytes(80), 7);
    const republished = logOf("Republished", id, record);
    const logs = [republished, ...granted(id, next(record, 8))];
    expect(kindsOf(logs)).to.deep.equal([]);
    expect(kindsOf([...logs, republished])).to.deep.equal([["another record republished", 3]]);
  });

  it("keeps what the register keeps of refusals and withdrawals", () => {
    const [refused, withdrawn] = [random.hex(32), random.hex(32)];
    const circumstances = [`0x${"00".repeat(16)}`, `0x${"03".repeat(16)}`, 8, 93, 16_000, random.hex(32), 5n];
    const finding = [random.hex(32), random.hex(32), random.hex(32), false, 1n, 2n, random.hex(32)];
    const decided = [random.hex(32), ZeroAddress, random.hex(32), "0x1234", "0x56", circumstances, [finding]];
    const [subdivision, ruleset, eId, ...rest] = decided;
    const log = logOf(
      "Refused",
      refused,
      random.hex(16),
      eId,
      subdivision,
      ruleset,
      ...rest,
      random.hex(32),
      28,
    );
    const told = "tuple(bytes16,bytes16,uint32,uint32,uint32,bytes32,uint256)";
    const found = "tuple(bytes32,bytes32,bytes32,bool,uint256,uint256,bytes32)[]";
    const coder = AbiCoder.defaultAbiCoder();
    const basis = [subdivision, ruleset, "0x1234", circumstances, [finding]];
    const details = keccak256(coder.encode(["bytes32", "address", "bytes", told, found], basis));
    const contested = [keccak256("0x56"), eId, 16_000, 28, details];
    const word = keccak256(coder.encode(["bytes32", "bytes32", "uint32", "uint16", "bytes32"], contested));
    const rebuild = rebuildRegister([
      log,
      logOf("Withdrawn", withdrawn, random.hex(16)),
      logOf("LegacyRootAdopted", `0x${"ab".repeat(32)}`),
      logOf("Assessed", refused, random.hex(32), NO_BASIS, 5n),
      { topics: [random.hex(32)], data: "0x" },
    ]);
    expect([...rebuild.decisions]).to.deep.equal([
      [refused, `${word.slice(0, 64)}01`],
      [withdrawn, `0x${"1".padStart(64, "0")}`],
    ]);
    expect([rebuild.legacyRoot, rebuild.foreign]).to.deep.equal([`0x${"ab".repeat(32)}`, 1]);
  });

  it("reads logs whose data are bytes, and refuses those cut off", () => {
    const record = next(undefined, 1);
    const [log] = granted(made(), record) as [RawLog];
    const data = Uint8Array.from(Buffer.from(String(log.data).slice(2), "hex"));
    const event = decodeRegisterEvent({ ...log, data });
    expect(event).to.deep.equal(decodeRegisterEvent(log));
    expect(event?.name === "Recorded" && decodeRecord(event.record).version).to.equal(1);
    for (const cut of [data.subarray(0, 40), data.subarray(0, 100)]) {
      expect(() => decodeRegisterEvent({ ...log, data: hexFromBytes(cut) })).to.throw(MalformedLogError);
    }
  });
});
