import { shouldBehaveLikeRegister } from "../behaviours/register.ts";
import { ElectionArchive, electionHarness } from "./support/electionHarness.ts";

describe("ElectionRegister, as a register", () => {
  let archive: ElectionArchive;
  let restore: () => Promise<void>;

  before(async () => {
    archive = await ElectionArchive.open();
    const snapshot = await archive.commission.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  shouldBehaveLikeRegister({
    freezes: false,
    load: async () => {
      await restore();
      return electionHarness(archive);
    },
  });
});
