import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { Interface } from "ethers";
import { factories } from "../../typechain-types/index.js";
import { FOUNDING_ACTS, publishedText } from "./acts.ts";
import Civil from "./Civil.ts";
import Land from "./Land.ts";
import Law from "./Law.ts";
import Lodging from "./Lodging.ts";
import { CONTRACT_OFFICES, labelOf, LATER_OFFICES, OFFICES, type OfficeName, POWERS } from "./offices.ts";
import Procedure from "./Procedure.ts";
import Voting from "./Voting.ts";

const NO_END = 0xffffffff;
const NOTHING = `0x${"00".repeat(32)}`;
const NOBODY = `0x${"00".repeat(16)}`;

const INTERFACES: Record<string, Interface> = {
  Gazette: factories.contracts.law.Gazette__factory.createInterface(),
  Persons: factories.contracts.civil.Persons__factory.createInterface(),
  LandRegister: factories.contracts.land.LandRegister__factory.createInterface(),
  LandTakeover: factories.contracts.law.Takeover__factory.createInterface(),
  CaseRegister: factories.contracts.procedure.CaseRegister__factory.createInterface(),
  BallotBox: factories.contracts.voting.BallotBox__factory.createInterface(),
  KeyCeremony: factories.contracts.voting.KeyCeremony__factory.createInterface(),
  Referendums: factories.contracts.voting.Referendums__factory.createInterface(),
};

function selectorOf(contract: string, name: string): string {
  const fragment = INTERFACES[contract]?.getFunction(name);
  if (!fragment) throw new Error(`${contract} has no function ${name}`);
  return fragment.selector;
}

/**
 * The whole republic, founded by one enactment: the acts are published, the calendar proclaimed, verifiers allowed, the
 * offices labelled, empowered and filled. Whoever deployed it holds nothing afterwards.
 */
export default buildModule("Republic", (m) => {
  const law = m.useModule(Law);
  const civil = m.useModule(Civil);
  const land = m.useModule(Land);
  const lodging = m.useModule(Lodging);
  const procedure = m.useModule(Procedure);
  const voting = m.useModule(Voting);
  const contracts = {
    Gazette: law.gazette,
    Persons: civil.persons,
    LandRegister: land.landRegister,
    LandTakeover: land.landTakeover,
    CaseRegister: procedure.caseRegister,
    BallotBox: voting.ballotBox,
    KeyCeremony: voting.keyCeremony,
    Referendums: voting.referendums,
  };
  const from = m.getParameter<number>("inForceFrom");

  const provision = (subdivision: string, ruleset: unknown) => ({
    subdivision,
    ruleset,
    from,
    until: NO_END,
  });
  const provisions: Partial<Record<keyof typeof FOUNDING_ACTS, unknown[]>> = {
    "administrative-procedure": [
      provision("part_2", procedure.procedurePart2),
      provision("part_3", procedure.procedurePart3),
      provision("part_4", procedure.procedurePart4),
    ],
    lodging: [provision("part_2", lodging.lodgingPart2)],
    elections: [
      provision("part_2", voting.electionsPart2),
      provision("part_3", voting.electionsPart3),
      provision("part_4", voting.electionsPart4),
    ],
    referendum: [provision("part_2", voting.referendumPart2)],
    "land-registration": [
      provision("part_2", land.landPart2),
      provision("part_3", land.landPart3),
      provision("part_4", land.landPart4),
      provision("part_6", land.landPart6),
      provision("part_7", land.landPart7),
      provision("part_9", land.landPart9),
      provision("part_10", land.landPart10),
      provision("part_8", land.landPart8),
      provision("part_11", land.landPart11),
    ],
    "land-transaction-duty": [provision("part_2", land.dutyPart2)],
  };
  const acts = Object.entries(FOUNDING_ACTS).map(([folder, act]) => ({
    ...publishedText(folder, act.eli, act.date),
    provisions: provisions[folder as keyof typeof FOUNDING_ACTS] ?? [],
    basisKey: NOTHING,
    basisEId: NOTHING,
    calls: [],
  }));

  const calls: unknown[] = [];
  for (const id of ["calendar1", "calendar2"]) {
    const args = [m.getParameter<number>(`${id}Year`), m.getParameter(id)];
    const data = m.encodeFunctionCall(law.gazette, "publishCalendar", args, { id });
    calls.push({ target: law.gazette, data });
  }
  for (const name of ["p256Verifier", "rsaVerifier", "webAuthnVerifier"] as const) {
    const data = m.encodeFunctionCall(civil.persons, "allowVerifier", [civil[name], true], { id: name });
    calls.push({ target: civil.persons, data });
  }
  for (const [office, targets] of Object.entries(POWERS)) {
    const { role } = { ...OFFICES, ...CONTRACT_OFFICES }[office as keyof typeof POWERS];
    for (const [contract, functions] of Object.entries(targets)) {
      const selectors = functions.map((name: string) => selectorOf(contract, name));
      const args = [contracts[contract as keyof typeof contracts], selectors, role];
      const id = `${office}_${contract}`;
      const data = m.encodeFunctionCall(law.offices, "setTargetFunctionRole", args, { id });
      calls.push({ target: law.offices, data });
    }
  }
  for (const office of Object.keys(OFFICES) as OfficeName[]) {
    const { role } = OFFICES[office];
    const label = m.encodeFunctionCall(law.offices, "labelRole", [role, labelOf(office, OFFICES[office])], {
      id: `label_${office}`,
    });
    calls.push({ target: law.offices, data: label });
  }
  // All officers in one call: how many there are is the state's decision, and no part of this module.
  const appointments = m.getParameter<string[]>("appointments");
  const appoint = m.encodeFunctionCall(law.offices, "multicall", [appointments], { id: "appoint_officers" });
  calls.push({ target: law.offices, data: appoint });
  for (const [name, holder] of [
    ["cases", procedure.caseRegister],
    ["takeover", land.landTakeover],
    ["elections", voting.electionRegister],
  ] as const) {
    const office = CONTRACT_OFFICES[name];
    const label = m.encodeFunctionCall(law.offices, "labelRole", [office.role, labelOf(name, office)], {
      id: `label_${name}`,
    });
    const args = [office.role, holder, NOBODY, NO_END, 0];
    const appoint = m.encodeFunctionCall(law.offices, "appoint", args, { id: `appoint_${name}` });
    calls.push({ target: law.offices, data: label }, { target: law.offices, data: appoint });
  }
  for (const [name, office] of Object.entries(LATER_OFFICES)) {
    const data = m.encodeFunctionCall(law.offices, "labelRole", [office.role, labelOf(name, office)], {
      id: `label_${name}`,
    });
    calls.push({ target: law.offices, data });
  }
  // Article 3(3): the book of referendums has a seat in the legislature, and need announce nothing.
  const seat = m.encodeFunctionCall(
    law.offices,
    "appoint",
    [OFFICES.legislature.role, voting.referendums, NOBODY, NO_END, 0],
    { id: "appoint_referendums" },
  );
  calls.push({ target: law.offices, data: seat });
  // Article 4(3): what the legislature announces, the constitutional court may cancel until it takes place.
  const guardianArguments = [OFFICES.legislature.role, OFFICES.constitutionalCourt.role];
  const guardian = m.encodeFunctionCall(law.offices, "setRoleGuardian", guardianArguments);
  calls.push({ target: law.offices, data: guardian });
  m.call(law.executive, "found", [acts as never, calls as never]);
  return { ...law, ...civil, ...land, ...lodging, ...procedure, ...voting };
});
