import { AbiCoder, concat, dataLength, dataSlice, getNumber, id, keccak256, toUtf8String } from "ethers";
import { bytesFromHex, hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { layoutOf } from "../../../sdk/law/application.ts";
import { hashApplication, typedDataDigest } from "../../../sdk/law/applicationHash.ts";
import { decimalDateOf } from "../../../sdk/law/dates.ts";
import { domainSeparator, type Domain } from "../../../sdk/law/domain.ts";

// `CaseTypedData.sol` once more, by offsets in the wire form and literals of its own.

const REFUSAL =
  "ContestedRefusal(uint8 subject,address register,bytes32 application,string provision,uint32 decidedOn,uint16 remedyDays,bytes32 details,bytes32 reasons,uint32 date)";
const GRANT =
  "ContestedGrant(uint8 subject,address register,bytes32 entry,bytes31 record,bytes32 reasons,uint32 date)";

const REOPENING = "Reopening(uint8 subject,uint32 correctedOn,bytes evidence,bytes32 reasons,uint32 date)";

/** Where the length stands of the bytes that end the terms, by code. */
const LENGTH_AT: Readonly<Record<number, number>> = { 1: 124, 2: 86, 15: 6 };

/** By code; the second is the length of the step, without the bytes that end its terms. */
const STEPS: readonly (readonly [type: string, length: number])[] = [
  [REFUSAL, 162],
  [GRANT, 124],
  ["Service(uint8 subject,uint32 servedOn,bytes32 reasons,uint32 date)", 42],
  ["Objection(uint8 subject,bytes32 reasons,uint32 date)", 38],
  ["Hearing(uint8 subject,bytes32 reasons,uint32 date)", 38],
  ["Review(uint8 subject,string outcome,bytes32 reasons,uint32 date)", 39],
  ["Appeal(uint8 subject,bytes32 reasons,uint32 date)", 38],
  ["InterimMeasure(uint8 subject,bool pending,bytes32 reasons,uint32 date)", 39],
  ["Judgment(uint8 subject,string outcome,bytes32 reasons,uint32 date)", 39],
  ["CaseWithdrawal(uint8 subject,bytes32 reasons,uint32 date)", 38],
  ["Closing(uint8 subject,bytes32 reasons,uint32 date)", 38],
  ["Reinstatement(uint8 subject,bytes32 reasons,uint32 date)", 38],
  ["Correction(uint8 subject,bool burdens,bytes32 reasons,uint32 date)", 39],
  ["CaseTransfer(uint8 subject,uint32 receivedOn,bytes32 reasons,uint32 date)", 42],
  [REOPENING, 44],
];

/** `CaseTypedData.APPLICATION_TYPE`. */
export const APPLICATION_TYPE = [
  "CaseApplication(Subject[] subjects,ContestedRefusal[] contestedRefusals,",
  "ContestedGrant[] contestedGrants,Service[] services,Objection[] objections,",
  "Hearing[] hearings,Review[] reviews,Appeal[] appeals,InterimMeasure[] interimMeasures,",
  "Judgment[] judgments,CaseWithdrawal[] caseWithdrawals,Closing[] closings,Reinstatement[] reinstatements,",
  "Correction[] corrections,CaseTransfer[] caseTransfers,Reopening[] reopenings,",
  "Declaration[] declarations,Signatory[] signatories,bytes16 applicant,uint32 deadline)",
  "Appeal(uint8 subject,bytes32 reasons,uint32 date)",
  "CaseTransfer(uint8 subject,uint32 receivedOn,bytes32 reasons,uint32 date)",
  "CaseWithdrawal(uint8 subject,bytes32 reasons,uint32 date)",
  "Closing(uint8 subject,bytes32 reasons,uint32 date)",
  GRANT,
  REFUSAL,
  "Correction(uint8 subject,bool burdens,bytes32 reasons,uint32 date)",
  "Declaration(string name,uint256 value)",
  "Hearing(uint8 subject,bytes32 reasons,uint32 date)",
  "InterimMeasure(uint8 subject,bool pending,bytes32 reasons,uint32 date)",
  "Judgment(uint8 subject,string outcome,bytes32 reasons,uint32 date)",
  "Objection(uint8 subject,bytes32 reasons,uint32 date)",
  "Reinstatement(uint8 subject,bytes32 reasons,uint32 date)",
  REOPENING,
  "Review(uint8 subject,string outcome,bytes32 reasons,uint32 date)",
  "Service(uint8 subject,uint32 servedOn,bytes32 reasons,uint32 date)",
  "Signatory(bytes16 person,string capacity,uint32 keyVersion)",
  "Subject(bytes32 entry,bytes31 from)",
].join("");

const OUTCOMES = ["", "upheld", "set aside", "remanded"];
const [INTERIM_MEASURE, CORRECTION, TRANSFER] = [8, 13, 14];

/** The digest that signatories sign, computed as the contract does. */
export function digestAsTheContract(
  domain: Domain,
  application: Uint8Array,
  from: readonly Hex[],
): Uint8Array {
  const arrays = concat(hashArrays(hexFromBytes(application, layoutOf(application).dealingsAt)));
  const typeHash = bytesFromHex(id(APPLICATION_TYPE));
  const struct = hashApplication(typeHash, application, from, bytesFromHex(arrays));
  return typedDataDigest(domainSeparator(domain), struct);
}

function hashArrays(steps: string): string[] {
  const arrays: string[][] = STEPS.map(() => []);
  for (let at = 0; at < dataLength(steps);) {
    const kind = numberAt(steps, at, 1);
    const [, fixed = 0] = STEPS[kind - 1] ?? [];
    const lengthAt = LENGTH_AT[kind];
    const end = at + fixed + (lengthAt === undefined ? 0 : numberAt(steps, at + lengthAt, 2));
    arrays[kind - 1]?.push(hashStep(dataSlice(steps, at, end), kind));
    at = end;
  }
  return arrays.map((hashes) => keccak256(concat(hashes)));
}

function hashStep(step: string, kind: number): string {
  const [type = ""] = STEPS[kind - 1] ?? [];
  const end = dataLength(step);
  const head = [id(type), word("uint8", numberAt(step, 1, 1))];
  const trailer = [dataSlice(step, end - 36, end - 4), dateAt(step, end - 4)];
  return keccak256(concat([...head, ...hashTerms(step, kind), ...trailer]));
}

function hashTerms(step: string, kind: number): string[] {
  const outcome = numberAt(step, 2, 1);
  switch (kind) {
    case 1:
      return [
        word("address", dataSlice(step, 2, 22)),
        dataSlice(step, 22, 54),
        id(toUtf8String(dataSlice(step, 54, 86)).replaceAll("\0", "")),
        dateAt(step, 86),
        word("uint16", numberAt(step, 90, 2)),
        dataSlice(step, 92, 124),
      ];
    case 2:
      return [word("address", dataSlice(step, 2, 22)), dataSlice(step, 22, 54), dataSlice(step, 54, 86)];
    case 3:
    case TRANSFER:
      return [dateAt(step, 2)];
    case 15:
      return [dateAt(step, 2), keccak256(dataSlice(step, 8, dataLength(step) - 36))];
    case INTERIM_MEASURE:
    case CORRECTION:
      return [word("bool", outcome === 1)];
    case 6:
    case 9:
      return [id(OUTCOMES[outcome] ?? "")];
    default:
      return [];
  }
}

const word = (type: string, value: unknown) => AbiCoder.defaultAbiCoder().encode([type], [value]);

const numberAt = (data: string, at: number, length: number) => getNumber(dataSlice(data, at, at + length));

const dateAt = (data: string, at: number) => word("uint32", decimalDateOf(numberAt(data, at, 4)));
