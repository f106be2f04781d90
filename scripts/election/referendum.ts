import { AbiCoder, Interface } from "ethers";
import { FOUNDING_ACTS, publishedText } from "../../deploy/modules/acts.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { hashText } from "../../sdk/words.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import { encodeCall, type Receipt } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Bill } from "../republic/legislation.ts";

const ENACTMENT =
  "tuple(string eli,uint32 documentDate,bytes32 textHash,tuple(string subdivision,address ruleset,uint32 from,uint32 until)[] provisions,bytes32 basisKey,bytes32 basisEId,tuple(address target,bytes data)[] calls)";
const BOOK = new Interface([
  `function file(${ENACTMENT} enactment) returns (bytes32 question)`,
  "function nameDistrict(bytes32 question, bytes32 district)",
  "function stageOf(bytes32 question) view returns (uint8)",
  "event EnactedAsAdopted(bytes32 indexed question, bytes32 indexed enactmentId, uint32 governsFrom)",
]);
const GAZETTE = new Interface(GAZETTE_ABI);
const NOTHING = `0x${"00".repeat(32)}`;

/** `QuestionStage`. */
const STAGES = ["none", "filed", "barred", "rejected", "adopted", "enacted"] as const;

/** How far a question has got. */
export type QuestionStage = (typeof STAGES)[number];

/** Something that the people are asked: an enactment as it stands. */
export interface Question {
  readonly title: string;
  /** Hash of the enactment, by which book, ballot paper and certification name it. */
  readonly name: Hex;
  readonly eli: string;
  /** Address of the ruleset of each subdivision. */
  readonly rulesets: Readonly<Record<string, Hex>>;
  readonly enactment: unknown;
}

/** A republic was founded without a ruleset by which the people are to be asked to be governed. */
export class MissingRulesetError extends Error {
  override readonly name = "MissingRulesetError";
  /** As the deployment names it. */
  readonly ruleset: string;

  constructor(ruleset: string) {
    super(`the republic has no ruleset ${ruleset}, so that nobody can be asked about it`);
    this.ruleset = ruleset;
  }
}

/**
 * The questions of the referendum: the first will be answered with yes, the second with no.
 *
 * @param amendment the Land Registration Act that refers to the Agricultural Land Act; that act must be in force before the people adopt
 * it, and they cannot be asked for both, since an enactment is of one act and none of theirs may appoint anybody
 * @throws {MissingRulesetError} if the republic has not the ruleset of the duty on land
 */
export function questionsOf({ contracts }: EmbeddedRepublic, amendment: Bill): readonly [Question, Question] {
  const { eli, date } = FOUNDING_ACTS["land-transaction-duty"];
  const text = publishedText("land-transaction-duty", eli, date);
  const ruleset = contracts["dutyPart2"];
  if (ruleset === undefined) throw new MissingRulesetError("dutyPart2");
  const duty = { text, provisions: [{ subdivision: "part_2", ruleset }] };
  return [
    question("Shall the duty on land be again that of 2 October 2015?", duty),
    question("Shall agricultural land pass only with an approval?", amendment),
  ];
}

/** What is to be enacted, from a day that the answer decides. */
interface Asked {
  readonly text: Bill["text"];
  readonly provisions: readonly Pick<Bill["provisions"][number], "subdivision" | "ruleset">[];
}

function question(title: string, { text, provisions: parts }: Asked): Question {
  const provisions = parts.map((part) => ({ ...part, from: 0, until: NO_END }));
  const enactment = { ...text, provisions, basisKey: NOTHING, basisEId: NOTHING, calls: [] };
  const coded = AbiCoder.defaultAbiCoder().encode([ENACTMENT], [enactment]);
  const rulesets = Object.fromEntries(parts.map(({ subdivision, ruleset }) => [subdivision, ruleset]));
  return { title, name: hexFromBytes(keccak256(bytesFromHex(coded))), eli: text.eli, rulesets, enactment };
}

/** The commission puts a question on file. */
export function file({ chain, contracts, officers }: EmbeddedRepublic, asked: Question): Promise<Receipt> {
  const data = encodeCall(BOOK, "file", [asked.enactment]);
  return chain.send({ from: officers.electoralCommission.account, to: contracts.referendums, data });
}

/** The commission names the district in which a question is put: the whole country, long before it is frozen. */
export function nameDistrict(
  { chain, contracts, officers }: EmbeddedRepublic,
  asked: Question,
  district: Hex,
): Promise<Receipt> {
  const data = encodeCall(BOOK, "nameDistrict", [asked.name, district]);
  return chain.send({ from: officers.electoralCommission.account, to: contracts.referendums, data });
}

/** How far the book has got with a question. */
export async function stageOf(
  { chain, contracts }: EmbeddedRepublic,
  { name }: Question,
): Promise<QuestionStage> {
  const stage = await chain.call(contracts.referendums, encodeCall(BOOK, "stageOf", [name]));
  return STAGES[Number(BigInt(stage))] ?? "none";
}

/** First day from which what was adopted governs, from the log; undefined: nothing was enacted. */
export async function governsFrom(
  { chain, contracts }: EmbeddedRepublic,
  { name }: Question,
): Promise<number | undefined> {
  const topic = BOOK.getEvent("EnactedAsAdopted")?.topicHash;
  const filter = { address: contracts.referendums, topics: [topic, name], fromBlock: "0x0" };
  const [log] = await chain.request<{ data: Hex }[]>("eth_getLogs", [filter]);
  return log === undefined ? undefined : Number(BigInt(log.data));
}

/** Whether the Gazette has all of the question's rulesets in force on a day, by the enactment that the people adopted. */
export async function isInForce(republic: EmbeddedRepublic, asked: Question, day: number): Promise<boolean> {
  const { chain, contracts } = republic;
  for (const [subdivision, ruleset] of Object.entries(asked.rulesets)) {
    const key = hexFromBytes(hashText(`${asked.eli}#${subdivision}`));
    const answer = await chain.call(contracts.gazette, encodeCall(GAZETTE, "inForceOn", [key, day]));
    const [version] = GAZETTE.decodeFunctionResult("inForceOn", answer) as unknown as [
      { readonly ruleset: string },
    ];
    if (version.ruleset.toLowerCase() !== ruleset.toLowerCase()) return false;
  }
  return true;
}
