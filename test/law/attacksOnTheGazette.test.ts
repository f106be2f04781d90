import { expect } from "chai";
import { id } from "ethers";
import { NO_END } from "../../sdk/law/dates.ts";
import { type LandOffice, openLandOffice } from "../land/support/landOffice.ts";
import { TODAY } from "../land/support/terms.ts";
import { wordOf } from "../procedure/support/landCommission.ts";
import { ANNOUNCED_DAYS, enact, GENEROUS } from "../support/republic.ts";

describe("Attacks on the Gazette by the legislature", () => {
  let land: LandOffice;
  let restore: () => Promise<void>;

  before(async () => {
    land = await openLandOffice();
    const snapshot = await land.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  it("[art_9__para_3] law for days gone by does not rest on whatever provision it names", async () => {
    const ruleset = await land.republic.connection.ethers.deployContract("AgriculturalLandActPart2");
    const eli = "/eli/xx/act/2016/1";
    const act = {
      eli,
      documentDate: TODAY,
      textHash: id(`text of ${eli}`),
      provisions: [
        { subdivision: "part_2", ruleset: await ruleset.getAddress(), from: TODAY - 1, until: NO_END },
      ],
      basisKey: id("/eli/xx/act/2015/10#part_2"),
      basisEId: wordOf("art_2__point_a"),
      calls: [],
    };
    await expect(enact(land.republic, act))
      .to.be.revertedWithCustomError(land.republic.gazette, "GazetteRetroactiveWithoutBasis")
      .withArgs(id(`${eli}#part_2`), TODAY - 1, TODAY + ANNOUNCED_DAYS);
  });

  describe("with another text in the place of the Constitution Act", () => {
    const [eli, documentDate] = ["/eli/xx/act/2015/1", 16440] as const;
    const other = id("a constitution to the legislature's liking");
    const args = [eli, documentDate, other, id("a slip of the pen")] as const;

    async function announce(): Promise<string> {
      const { gazette, offices, officers } = land.republic;
      const data = gazette.interface.encodeFunctionData("correctText", [...args]);
      await offices.connect(officers.legislature).schedule(gazette, data, 0, GENEROUS);
      return data;
    }
    const correct = async () => {
      const { gazette, officers, connection } = land.republic;
      await connection.networkHelpers.time.increase(ANNOUNCED_DAYS * 86_400);
      return gazette.connect(officers.legislature).correctText(...args, GENEROUS);
    };

    it("[art_8__para_8] announced, it is cancelled by the constitutional court", async () => {
      const { gazette, offices, officers } = land.republic;
      const enacted = await gazette.textHash(eli, documentDate);
      const data = await announce();
      const court = offices.connect(officers.constitutionalCourt);
      await court.cancel(officers.legislature, gazette, data, GENEROUS);
      await expect(correct()).to.be.revertedWithCustomError(offices, "AccessManagerNotScheduled");
      expect(await gazette.textHash(eli, documentDate)).to.equal(enacted);
    });

    it("[art_8__para_8] unannounced, it is not published", async () => {
      const { offices } = land.republic;
      await expect(correct()).to.be.revertedWithCustomError(offices, "AccessManagerNotScheduled");
    });

    it("[art_8__para_9] published, it does not hide the text enacted", async () => {
      const { gazette } = land.republic;
      const enacted = await gazette.textHash(eli, documentDate);
      await announce();
      await correct();
      expect(await gazette.textHash(eli, documentDate)).to.equal(other);
      expect(await gazette.enactedTextHash(eli, documentDate)).to.equal(enacted);
    });
  });
});
