import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Civil from "./Civil.ts";
import Law from "./Law.ts";
import Lodging from "./Lodging.ts";

/** Article 20(5) of the Land Registration Act: days by which undecided objections put a takeover off. */
export const OBJECTION_DAYS = 28;

/** The land register with its book of takeovers, and the rulesets of the acts it executes. */
export default buildModule("Land", (m) => {
  const { offices, gazette } = m.useModule(Law);
  const { persons } = m.useModule(Civil);
  const { discretions, lodgingBook } = m.useModule(Lodging);
  const landDealingTypes = m.contract("LandDealingTypes");
  const landRegister = m.contract("LandRegister", [
    offices,
    gazette,
    persons,
    lodgingBook,
    discretions,
    landDealingTypes,
  ]);
  const landTakeover = m.contract("Takeover", [
    offices,
    gazette,
    landRegister,
    m.getParameter("legacyDelayDays"),
    OBJECTION_DAYS,
  ]);
  const landPart2 = m.contract("LandRegistrationActPart2");
  const landPart3 = m.contract("LandRegistrationActPart3");
  const landPart4 = m.contract("LandRegistrationActPart4");
  const landPart6 = m.contract("LandRegistrationActPart6");
  const landPart7 = m.contract("LandRegistrationActPart7");
  const landPart9 = m.contract("LandRegistrationActPart9");
  const landPart10 = m.contract("LandRegistrationActPart10");
  const landPart8 = m.contract("LandRegistrationActPart8");
  const landPart11 = m.contract("LandRegistrationActPart11");
  const dutyPart2 = m.contract("LandTransactionDutyActPart2");
  return {
    landDealingTypes,
    landRegister,
    landTakeover,
    landPart2,
    landPart3,
    landPart4,
    landPart6,
    landPart7,
    landPart8,
    landPart9,
    landPart10,
    landPart11,
    dutyPart2,
  };
});
