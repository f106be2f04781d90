import { shouldBehaveLikeRegister } from "../behaviours/register.ts";
import { CaseArchive, caseHarness } from "./support/caseHarness.ts";
import { Docket } from "./support/docket.ts";

describe("CaseRegister, as a register", () => {
  let archive: CaseArchive;
  let restore: () => Promise<void>;

  before(async () => {
    const docket = await Docket.open();
    archive = await CaseArchive.open(docket);
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  shouldBehaveLikeRegister({
    load: async () => {
      await restore();
      return caseHarness(archive);
    },
  });
});
