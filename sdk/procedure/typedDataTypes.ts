import { applicationTypes, type DealingType, type TypedField } from "../law/typedData.ts";
import { STEP_KINDS, type StepKind } from "./codes.ts";

/** Name of the struct that is signed. */
export const CASE_APPLICATION = "CaseApplication";

/** A struct whose first member is the subject and whose last are the reasons' hash and date. */
function stepType(array: string, struct: string, ...terms: readonly string[]): DealingType {
  const members = ["uint8 subject", ...terms, "bytes32 reasons", "uint32 date"];
  return { array, struct, signature: `${struct}(${members.join(",")})` };
}

/** What each kind of step is called and made of in what its signatories sign. */
export const STEP_TYPES: Readonly<Record<StepKind, DealingType>> = {
  refusal: stepType(
    "contestedRefusals",
    "ContestedRefusal",
    "address register,bytes32 application,string provision,uint32 decidedOn,uint16 remedyDays,bytes32 details",
  ),
  grant: stepType("contestedGrants", "ContestedGrant", "address register,bytes32 entry,bytes31 record"),
  service: stepType("services", "Service", "uint32 servedOn"),
  objection: stepType("objections", "Objection"),
  hearing: stepType("hearings", "Hearing"),
  review: stepType("reviews", "Review", "string outcome"),
  appeal: stepType("appeals", "Appeal"),
  "interim measure": stepType("interimMeasures", "InterimMeasure", "bool pending"),
  judgment: stepType("judgments", "Judgment", "string outcome"),
  withdrawal: stepType("caseWithdrawals", "CaseWithdrawal"),
  closing: stepType("closings", "Closing"),
  reinstatement: stepType("reinstatements", "Reinstatement"),
  correction: stepType("corrections", "Correction", "bool burdens"),
  transfer: stepType("caseTransfers", "CaseTransfer", "uint32 receivedOn"),
  reopening: stepType("reopenings", "Reopening", "uint32 correctedOn,bytes evidence"),
};

const TYPES = applicationTypes(
  CASE_APPLICATION,
  STEP_KINDS.map((kind) => STEP_TYPES[kind]),
);

/** The whole type as EIP-712 encodes it: the application, then its parts by name. */
export const CASE_APPLICATION_TYPE = TYPES.encoded;

/** The types as wallets and ethers want them. */
export const CASE_TYPES: Record<string, TypedField[]> = TYPES.types;
