import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { entryOf } from "../land/support/landOffice.ts";
import { transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { storageWrites, type StorageWrite } from "../support/storageWrites.ts";
import { beforeEachWithDocket, type Docket } from "./support/docket.ts";
import { LodgingDesk } from "./support/lodgings.ts";

/** What decisions leave in storage: words that were empty before are what a chain keeps for ever. */
describe("Storage of a grant", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  async function writesOf(sent: Promise<ContractTransactionResponse>): Promise<StorageWrite[]> {
    const receipt = await (await sent).wait();
    if (receipt === null) throw new Error("the transaction was not mined");
    const { hash, blockNumber, to } = receipt;
    return storageWrites(docket.republic.connection, { hash, blockNumber, to: to ?? "" });
  }

  /** Words that were empty and are not any more. */
  const taken = (writes: readonly StorageWrite[]) => writes.filter(({ before }) => before === 0n);
  const freed = (writes: readonly StorageWrite[]) => writes.filter(({ after }) => after === 0n);

  const sale = (from: "alice" | "bob", to: "bob" | "dave") => {
    const { land } = docket;
    return {
      dealings: { cottage: [transfer(land[from], land[to])] },
      by: [land[from], land[to]],
      deadline: 20_000,
    } as const;
  };

  it("that nobody lodged and nobody disputes takes none: the title's own word changes", async () => {
    const { land } = docket;
    only(await land.decide(sale("alice", "bob")), "Granted");
    const before = BigInt(await land.register.slotOf(entryOf("cottage")));
    const writes = await writesOf(land.submit(await land.file(sale("bob", "dave"))));
    const after = BigInt(await land.register.slotOf(entryOf("cottage")));
    expect(writes.map((write) => [write.before, write.after])).to.deep.equal([[before, after]]);
    expect(taken(writes)).to.deep.equal([]);
  });

  it("of a title that was only in the older register takes one, for good: the title's own", async () => {
    const { land } = docket;
    const writes = await writesOf(land.submit(await land.file(sale("alice", "bob"))));
    const after = BigInt(await land.register.slotOf(entryOf("cottage")));
    expect(writes.map((write) => [write.before, write.after])).to.deep.equal([[0n, after]]);
  });

  it("that was lodged takes one word of the lodging book, which stays", async () => {
    const { land } = docket;
    const desk = new LodgingDesk(land);
    only(await land.decide(sale("alice", "bob")), "Granted");
    const filing = await land.file(sale("bob", "dave"));
    const lodged = await writesOf(desk.lodge(desk.notary, filing.digest, "cottage"));
    const granted = await writesOf(land.submit(filing));
    const book = (await desk.book.getAddress()).toLowerCase();
    expect(taken(lodged).map(({ contract }) => contract)).to.deep.equal([book]);
    expect(lodged.length, "and the title is marked").to.equal(2);
    expect(taken(granted)).to.deep.equal([]);
    expect(freed(granted), "the receipt stays").to.deep.equal([]);
  });

  it("that is disputed takes one word of the register of cases", async () => {
    const contested = await docket.granted();
    const { entry, opening, objector } = contested;
    const { cases } = docket;
    const steps = [opening, { kind: "objection" } as const];
    const instruction = { entry, steps, by: [objector] as const, because: "It is wrong." };
    const { application, evidence } = await cases.file(await cases.draft(instruction));
    const writes = await writesOf(cases.register.decide(application, evidence));
    const register = (await cases.register.getAddress()).toLowerCase();
    expect(writes.map(({ contract }) => contract)).to.deep.equal([register]);
    expect(taken(writes).length).to.equal(1);
  });
});
