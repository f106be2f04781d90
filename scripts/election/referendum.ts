import { AbiCoder, Interface } from "ethers";
import { publishedText } from "../../deploy/modules/acts.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { hashText } from "../../sdk/words.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import { LandRegistrationActPart2Of20160105__factory } from "../../typechain-types/index.js";
import { encodeCall, type Receipt } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";

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
const PART = "part_2";

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
  readonly ruleset: Hex;
  readonly enactment: unknown;
}

/** The questions of the referendum: the first will be answered with yes, the second with no. */
export async function questionsOf(republic: EmbeddedRepublic): Promise<readonly [Question, Question]> {
  const { chain, contracts, relay } = republic;
  const data = LandRegistrationActPart2Of20160105__factory.bytecode as Hex;
  const { contractAddress } = await chain.send({ from: relay, data });
  if (contractAddress === null) throw new Error("the chain gave a new ruleset no address");
  const duty = publishedText("land-transaction-duty", "/eli/xx/act/2015/14", "2015-10-02");
  const registration = publishedText("land-registration", "/eli/xx/act/2015/12", "2016-01-05");
  return [
    question("Shall the duty on land be again that of 2 October 2015?", duty, contracts["dutyPart2"] ?? "0x"),
    question("Shall agricultural land pass only with an approval?", registration, contractAddress),
  ];
}

function question(title: string, text: ReturnType<typeof publishedText>, ruleset: Hex): Question {
  const provisions = [{ subdivision: PART, ruleset, from: 0, until: NO_END }];
  const enactment = { ...text, provisions, basisKey: NOTHING, basisEId: NOTHING, calls: [] };
  const coded = AbiCoder.defaultAbiCoder().encode([ENACTMENT], [enactment]);
  return { title, name: hexFromBytes(keccak256(bytesFromHex(coded))), eli: text.eli, ruleset, enactment };
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

/** Whether the Gazette has the question's ruleset in force on a day, by the enactment that the people adopted. */
export async function isInForce(republic: EmbeddedRepublic, asked: Question, day: number): Promise<boolean> {
  const { chain, contracts } = republic;
  const key = hexFromBytes(hashText(`${asked.eli}#${PART}`));
  const answer = await chain.call(contracts.gazette, encodeCall(GAZETTE, "inForceOn", [key, day]));
  const [version] = GAZETTE.decodeFunctionResult("inForceOn", answer) as unknown as [
    { readonly ruleset: string },
  ];
  return version.ruleset.toLowerCase() === asked.ruleset.toLowerCase();
}
