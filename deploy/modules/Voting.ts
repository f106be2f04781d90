import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import AnonymousVoters from "./AnonymousVoters.ts";
import Ceremony from "./Ceremony.ts";
import Civil from "./Civil.ts";
import Law from "./Law.ts";
import PollingStations from "./PollingStations.ts";

/** The register of elections with the ballot box that it governs, the book of referendums, and the rulesets of their acts. */
export default buildModule("Voting", (m) => {
  const { offices, gazette } = m.useModule(Law);
  const { persons } = m.useModule(Civil);
  const { keyCeremony } = m.useModule(Ceremony);
  const { anonymousRoll } = m.useModule(AnonymousVoters);
  const { pollingStations } = m.useModule(PollingStations);
  const ballotBox = m.contract("BallotBox", [offices, keyCeremony, anonymousRoll, pollingStations]);
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
    anonymousRoll,
    pollingStations,
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
