import { decidesBatches } from "./register/batches.ts";
import { decides } from "./register/decisions.ts";
import { freezesEntries, freezesNothing } from "./register/freezing.ts";
import { RegisterBench, type RegisterContext } from "./register/harness.ts";
import { keepsRecords } from "./register/records.ts";
import { checksSignatories } from "./register/signatories.ts";
import { checksWitnesses } from "./register/witnesses.ts";

export type { OddEffect, RegisterContext, RegisterHarness } from "./register/harness.ts";

/**
 * What holds for every register, whatever its law: the witness, the chain of records, who signed, grants and refusals,
 * freezing and batches. To be called inside a `describe` of the room's own suite.
 */
export function shouldBehaveLikeRegister({ load, freezes = true }: RegisterContext): void {
  let bench: RegisterBench | undefined;
  const get = (): RegisterBench => {
    if (bench === undefined) throw new Error("the register is loaded before each test");
    return bench;
  };

  beforeEach(async () => {
    const harness = await load();
    bench = new RegisterBench(harness, await harness.register.getAddress(), freezes);
  });

  describe("checks witnesses: it", () => checksWitnesses(get));
  describe("keeps records: it", () => keepsRecords(get));
  describe("checks signatories: it", () => checksSignatories(get));
  describe("decides:", () => decides(get));
  if (freezes) describe("freezes entries: it", () => freezesEntries(get));
  else describe("freezes no entry: it", () => freezesNothing(get));
  describe("decides batches: it", () => decidesBatches(get));
}
