import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Civil from "./Civil.ts";
import Law from "./Law.ts";
import Lodging from "./Lodging.ts";

/** The register of cases, and the rulesets of the Administrative Procedure Act. */
export default buildModule("Procedure", (m) => {
  const { offices, gazette } = m.useModule(Law);
  const { persons } = m.useModule(Civil);
  const { discretions } = m.useModule(Lodging);
  const caseRegister = m.contract("CaseRegister", [offices, gazette, persons, discretions]);
  const procedurePart2 = m.contract("AdministrativeProcedureActPart2");
  const procedurePart3 = m.contract("AdministrativeProcedureActPart3");
  const procedurePart4 = m.contract("AdministrativeProcedureActPart4");
  return { caseRegister, procedurePart2, procedurePart3, procedurePart4 };
});
