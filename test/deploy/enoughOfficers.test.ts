import { readFileSync } from "node:fs";
import { expect } from "chai";
import { OFFICERS_NEEDED, OFFICES, type OfficeName } from "../../deploy/modules/offices.ts";
import { listOf } from "../../scripts/deploy/appointments.ts";
import type { RepublicDescription } from "../../scripts/deploy/republicParameters.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { Docket } from "../procedure/support/docket.ts";
import { only } from "../support/filing.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { foundRepublic, holderName, type Republic, secretKeyOf } from "../support/republic.ts";

const FILE = new URL("../../deploy/parameters/local.json", import.meta.url);
const SHIPPED = JSON.parse(readFileSync(FILE, "utf8")) as RepublicDescription;

/** How many hold each office by the parameters that are shipped. */
const COUNTS = Object.fromEntries(
  (Object.keys(OFFICES) as OfficeName[]).map((office) => [office, listOf(SHIPPED.officers[office]).length]),
) as Record<OfficeName, number>;

/** One who holds an office beside its first officer, since the founding. */
function colleague(office: "court" | "reviewer", number: number): Party {
  const name = holderName(office, number);
  const signer = secp256k1Signer(secretKeyOf(name));
  return { ...party(name, signer), capacity: office === "court" ? "judge" : "reviewer" };
}

describe("A republic with the officers whom its parameters name", () => {
  let republic: Republic;
  let docket: Docket;
  let judges: [Party, Party, Party];
  const another = colleague("reviewer", 2);

  before(async () => {
    republic = await foundRepublic(undefined, COUNTS);
    docket = await Docket.open(republic);
    judges = [docket.cases.judge, colleague("court", 2), colleague("court", 3)];
    await enrol(republic, [judges[1], judges[2], another]);
  });

  it("has as many in each office as the acts need", async () => {
    const { offices } = republic;
    for (const [office, { role }] of Object.entries(OFFICES)) {
      const granted = await offices.queryFilter(offices.filters.Appointed(role));
      const persons = granted.map(({ args }) => args.person).filter((person) => BigInt(person) !== 0n);
      const appointed = office === "legislature" ? granted.length - 1 : granted.length;
      expect(appointed, office).to.equal(OFFICERS_NEEDED[office as OfficeName]);
      expect(new Set(persons).size, office).to.equal(persons.length);
    }
  });

  it("[art_16__para_1] [art_16__para_4] [art_5__para_1] takes a case to a judgment of three and back to another reviewer", async () => {
    const { cases } = docket;
    const { entry, objector } = await docket.objected(await docket.refused());
    const upheld = [{ kind: "hearing" }, { kind: "review", outcome: "upheld" }] as const;
    only(
      await cases.take({ entry, steps: upheld, by: [cases.reviewer, objector], because: "As decided." }),
      "Granted",
    );
    expect(await docket.step(entry, { kind: "appeal" }, objector)).to.equal("");

    const remand = { kind: "judgment", outcome: "remanded" } as const;
    expect(await docket.step(entry, remand, judges[0], judges[1])).to.equal("art_16__para_1");
    expect(await docket.step(entry, remand, ...judges)).to.equal("");
    expect((await cases.caseOf(entry)).stage).to.equal("under review");

    const setAside = { kind: "review", outcome: "set aside" } as const;
    expect(await docket.step(entry, setAside, cases.reviewer)).to.equal("art_5__para_1");
    expect(await docket.step(entry, setAside, another)).to.equal("");
    expect((await cases.caseOf(entry)).stage).to.equal("set aside");
  });
});
