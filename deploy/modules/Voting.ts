import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Ceremony from "./Ceremony.ts";
import Civil from "./Civil.ts";
import Law from "./Law.ts";

/** No contract verifies that anonymous voters are on a roll: polls have voters who sign. */
const NO_ELIGIBILITY = `0x${"00".repeat(20)}`;

/** The register of elections with the ballot box that it governs, the book of referendums, and the rulesets of their acts. */
export default buildModule("Voting", (m) => {
  const { offices, gazette } = m.useModule(Law);
  const { persons } = m.useModule(Civil);
  const { keyCeremony } = m.useModule(Ceremony);
  const ballotBox = m.contract("BallotBox", [offices, keyCeremony, NO_ELIGIBILITY]);
  const referendums = m.contract("Referendums", [offices, gazette]);
  const referendumPart2 = m.contract("ReferendumActPart2");
  const electionDealingTypes = m.contract("ElectionDealingTypes");
  const electionInquiry = m.contract("ElectionInquiry", [gazette, persons, ballotBox, keyCeremony]);
  const electionRegister = m.contract("ElectionRegister", [
    offices,
    gazette,
    persons,
    referendums,
    electionDealingTypes,
    electionInquiry,
  ]);
  const electionsPart2 = m.contract("ElectionsActPart2");
  const electionsPart3 = m.contract("ElectionsActPart3");
  const electionsPart4 = m.contract("ElectionsActPart4");
  return {
    ballotBox,
    keyCeremony,
    referendums,
    referendumPart2,
    electionDealingTypes,
    electionInquiry,
    electionRegister,
    electionsPart2,
    electionsPart3,
    electionsPart4,
  };
});
