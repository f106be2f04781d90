import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { leaseholdEntry } from "../../sdk/land/leaseholdEntry.ts";
import { takenEntryId } from "../../sdk/land/takenEntryId.ts";

describe("Entries of new titles", () => {
  it("[art_50__para_8] [art_61__para_6] a lease whose instrument is the commitment of a part makes another entry than its split", () => {
    const [farm, commitment] = [id("farm") as Hex, id("boundaries of a part") as Hex];
    expect(leaseholdEntry(farm, commitment)).to.not.equal(takenEntryId(farm, commitment));
  });
});
