import { expect } from "chai";
import { Interface } from "ethers";
import { REGISTER_ABI, SUCCESSOR_ABI } from "../../../sdk/abi.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { RegisterRebuild, type RawLog } from "../../../sdk/law/rebuild.ts";
import { commitmentOf, encodeRecord, encodeSlot, NO_COMMITMENT } from "../../../sdk/law/record.ts";
import { Random } from "../support/random.ts";

const REGISTER = new Interface([...REGISTER_ABI, ...SUCCESSOR_ABI]);
const [FROZEN, LODGED] = [1, 8];
/** The status byte of an entry that so many cases hold. */
const held = (cases: number): number => (cases === 0 ? 0 : 2 | (cases << 4));

const logOf = (event: string, ...values: unknown[]): RawLog => REGISTER.encodeEventLog(event, values);

describe("sdk/law: a register rebuilt with the one that it succeeds", () => {
  const random = new Random(9);
  let old: RegisterRebuild;
  let successor: RegisterRebuild;
  let id: Hex;
  let first: Uint8Array;

  beforeEach(() => {
    old = new RegisterRebuild();
    successor = new RegisterRebuild({ predecessor: old });
    id = `0xff${random.hex(31).slice(2)}`;
    first = next(undefined, 1);
    grant(old, first);
  });

  function next(before: Uint8Array | undefined, version: number): Uint8Array {
    const previous = before === undefined ? NO_COMMITMENT : commitmentOf(before);
    const header = { previous, basis: random.hex(20), recordedAt: 16_000, version, others: 0 };
    return encodeRecord({ ...header, body: random.bytes(40) });
  }

  function grant(rebuild: RegisterRebuild, record: Uint8Array): void {
    const digest = random.hex(32);
    rebuild.apply(logOf("Recorded", id, digest, record));
    rebuild.apply(logOf("Granted", digest, random.hex(16), `0x${"00".repeat(32)}`, "0x"));
  }

  const order = (rebuild: RegisterRebuild, status: number): void =>
    rebuild.apply(logOf("StatusChanged", id, status, random.hex(32)));

  /** What does not fit, if the entry's slot is this record's with this status. */
  function findings(record: Uint8Array, status: number): string[] {
    const slot = encodeSlot({ commitment: commitmentOf(record), status });
    const all = [...old.finish(), ...successor.finish(), ...successor.compareWithSlots([[id, slot]])];
    return all.map(({ kind }) => kind);
  }

  it("shows an entry as it stands there, and goes on with its chain", () => {
    expect(findings(first, 0)).to.deep.equal([]);
    const second = next(first, 2);
    grant(successor, second);
    expect(findings(second, 0)).to.deep.equal([]);
    expect(findings(first, 0)).to.deep.equal(["commitment"]);
    expect([...successor.known]).to.deep.equal([id]);
  });

  it("notices a chain that begins anew", () => {
    grant(successor, next(undefined, 1));
    expect(successor.finish().map(({ kind }) => kind)).to.deep.equal(["wrong version"]);
  });

  it("joins what holds an entry there and here, but for lodgings there", () => {
    order(old, FROZEN | LODGED | held(1));
    order(successor, held(2));
    expect(findings(first, FROZEN | held(3))).to.deep.equal([]);
    order(old, held(0));
    expect(findings(first, held(2))).to.deep.equal([]);
    order(old, held(15));
    expect(findings(first, held(15))).to.deep.equal([]);
  });

  it("frees a frozen entry by a release here", () => {
    order(old, FROZEN);
    successor.apply(logOf("InheritedFreezeEnded", id, random.hex(32)));
    order(successor, 0);
    expect(findings(first, 0)).to.deep.equal([]);
    order(successor, FROZEN);
    expect(findings(first, FROZEN)).to.deep.equal([]);
  });

  it("notices that an entry moved which was frozen there, at the time", () => {
    order(old, FROZEN);
    grant(successor, next(first, 2));
    expect(successor.finish().map(({ kind }) => kind)).to.deep.equal(["frozen entry moved"]);
  });

  it("is bound by nothing that is ordered or recorded there after the first dealing here", () => {
    order(old, held(1));
    order(successor, held(1));
    const second = next(first, 2);
    grant(successor, second);
    expect(findings(second, held(1))).to.deep.equal([]);
    order(old, FROZEN | held(1));
    expect(findings(second, held(1))).to.deep.equal([]);
    order(old, 0);
    grant(old, next(first, 2));
    expect(findings(second, held(1))).to.deep.equal([]);
  });

  it("takes the record that is logged again for the one there", () => {
    successor.apply(logOf("Republished", id, first));
    expect(findings(first, 0)).to.deep.equal([]);
    successor.apply(logOf("Republished", id, next(first, 2)));
    expect(findings(first, 0)).to.deep.equal(["another record republished"]);
  });
});
