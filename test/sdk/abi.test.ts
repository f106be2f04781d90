import { expect } from "chai";
import { Interface } from "ethers";
import {
  ANONYMOUS_ROLL_ABI,
  BALLOT_BOX_ABI,
  CASE_REGISTER_ABI,
  COMPETENCE_ABI,
  DISCRETIONS_ABI,
  ELECTION_REGISTER_ABI,
  GAZETTE_ABI,
  JUDGMENTS_ABI,
  KEY_CEREMONY_ABI,
  LAND_REGISTER_ABI,
  LODGED_REGISTER_ABI,
  LODGING_BOOK_ABI,
  PERSONS_ABI,
  POLLING_STATIONS_ABI,
  RULESET_ABI,
  STANDSTILL_ABI,
  SUCCEEDING_LAND_REGISTER_ABI,
  TAKEOVER_ABI,
} from "../../sdk/abi.ts";
import { ownArtifact } from "./support/artifacts.ts";

describe("sdk: the contracts' interfaces", () => {
  for (const [contractName, abi] of [
    ["LandRegister", LAND_REGISTER_ABI],
    ["SucceedingLandRegister", SUCCEEDING_LAND_REGISTER_ABI],
    ["ILodgedRegister", LODGED_REGISTER_ABI],
    ["ILodgingBook", LODGING_BOOK_ABI],
    ["IDiscretions", DISCRETIONS_ABI],
    ["ITakeover", TAKEOVER_ABI],
    ["IPersons", PERSONS_ABI],
    ["IGazette", GAZETTE_ABI],
    ["IRuleset", RULESET_ABI],
    ["IJudgments", JUDGMENTS_ABI],
    ["IStandstill", STANDSTILL_ABI],
    ["ICompetence", COMPETENCE_ABI],
    ["CaseRegister", CASE_REGISTER_ABI],
    ["ElectionRegister", ELECTION_REGISTER_ABI],
    ["IKeyCeremony", KEY_CEREMONY_ABI],
    ["BallotBox", BALLOT_BOX_ABI],
    ["AnonymousRoll", ANONYMOUS_ROLL_ABI],
    ["PollingStations", POLLING_STATIONS_ABI],
  ] as const) {
    it(`${contractName} is as it was compiled`, () => {
      const compiled = new Interface(ownArtifact(contractName).abi).format();
      const expected = compiled.filter((fragment) => /^(?:function|event) /.test(fragment)).sort();
      expect(new Interface(abi).format().sort()).to.deep.equal(expected);
    });
  }
});
