import { Interface } from "ethers";
import { FOUNDING_ACTS, publishedText } from "../../../deploy/modules/acts.ts";
import { OFFICES } from "../../../deploy/modules/offices.ts";
import { TAKEOVER_ABI } from "../../../sdk/abi.ts";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { LandRegistrationActPart2__factory } from "../../../typechain-types/index.js";
import { encodeCall, type Transaction } from "../../chain/chain.ts";
import { Legislation } from "../../republic/legislation.ts";
import { instrumentOf } from "../../start/sale.ts";
import { rowsOf, served } from "./caseRows.ts";
import type { MeasuredHome } from "./measuredAct.ts";
import { measured, wait, type Workbench } from "./workbench.ts";

const GAZETTE = new Interface([
  "function suspend(bytes32 key, uint256 index, uint32 until, bytes32 reasons)",
  "function annul(bytes32 key, uint256 index, uint8 annulment, bytes32 reasons)",
  "function correctRuleset(string name, uint256 index, address ruleset, bytes32 reasons)",
  "function correctText(string eli, uint32 documentDate, bytes32 textHash, bytes32 reasons)",
  "function proclaimStandstill(uint32 from, uint16 count)",
  "function entrust(bytes32[] keys, address register)",
]);
const ACCESS = new Interface([
  "function schedule(address target, bytes data, uint48 when)",
  "function appointActing(uint64 office, address deputy, bytes16 person, uint32 from, uint32 lastDay)",
]);
const TAKEOVER = new Interface(TAKEOVER_ABI);

const LAND = FOUNDING_ACTS["land-registration"];
const DUTY = `${FOUNDING_ACTS["land-transaction-duty"].eli}#part_2`;
const REASONS = instrumentOf("reasons");
const DAYS_ANNOUNCED = 11;
const EX_TUNC = 1;

/** Takeovers, acting officers, and what legislature and constitutional court do with law that is published. */
export async function lawRows(bench: Workbench): Promise<void> {
  const home = await bench.home();
  await takeover(bench);
  await acting(bench);
  await corrections(bench, home);
  await standstill(bench);
  await entrusted(bench);
  await judgments(bench);
}

/** The root in force is replaced, after an objection that the court dismisses. */
async function takeover(bench: Workbench): Promise<void> {
  const { contracts, officers, relay } = bench.republic;
  const to = contracts.landTakeover;
  const [root, data] = [instrumentOf("a root that is right"), instrumentOf("the corrected data set")];
  const step = (name: string, from: Hex, ...args: readonly unknown[]): Transaction => ({
    from,
    to,
    data: encodeCall(TAKEOVER, name, args),
  });
  const row = (id: string, what: string, sent: Transaction) => measured(bench, `takeover.${id}`, what, sent);
  const proposed = [root, 7_500_000, data] as const;
  await row(
    "propose",
    "a new root, by the land registrar",
    step("propose", officers.landRegistrar.account, ...proposed),
  );
  await row("confirm", "by the survey office", step("confirm", officers.surveyOffice.account, ...proposed));
  const objection = instrumentOf("an objection");
  await row("object", "an objection by its hash, by anyone", step("object", relay, root, objection));
  const decided = step("decide", officers.court.account, root, [objection], false, REASONS);
  await row("decide", "the court dismisses one objection", decided);
  await wait(bench, 15);
  await row("adopt", "the new root is put in force, by anyone", step("adopt", relay));
}

/** The land registrar has somebody act for two weeks. */
async function acting(bench: Workbench): Promise<void> {
  const { contracts, officers, relay } = bench.republic;
  const from = (await wait(bench, 0)) + 1;
  const args = [OFFICES.landRegistrar.role, relay, `0x${"12".repeat(16)}`, from, from + 13];
  await measured(bench, "offices.appointActing", "an officer has somebody act for two weeks", {
    from: officers.landRegistrar.account,
    to: contracts.offices,
    data: encodeCall(ACCESS, "appointActing", args),
  });
}

/** A ruleset is corrected, and a case that it decided reopened; then the hash of a text. */
async function corrections(bench: Workbench, home: MeasuredHome): Promise<void> {
  const { chain, relay } = bench.republic;
  const registrar = bench.parties.officer("caseRegistrar");
  const { contested } = await served(bench, registrar, home);
  const { contractAddress } = await chain.send({
    from: relay,
    data: LandRegistrationActPart2__factory.bytecode as Hex,
  });
  const args = [`${LAND.eli}#part_2`, 0, contractAddress, REASONS];
  const what = "a ruleset takes the place of one that differed from the text, as announced";
  await announced(bench, "gazette.correctRuleset", what, encodeCall(GAZETTE, "correctRuleset", args));
  const correctedOn = await wait(bench, 0);
  await wait(bench, 20);
  const reopening = { kind: "reopening", correctedOn, evidence: contested.evidence } as const;
  const reopened = "of a case that a corrected ruleset decided, which the evidence shows";
  await rowsOf(bench, contested)("reopening", reopened, [reopening], home.seller);
  const text = publishedText("land-registration", LAND.eli, LAND.date);
  const corrected = [LAND.eli, text.documentDate, instrumentOf("the text enacted"), REASONS];
  const correction = encodeCall(GAZETTE, "correctText", corrected);
  await announced(bench, "gazette.correctText", "the hash of a text, as announced", correction);
}

async function standstill(bench: Workbench): Promise<void> {
  const from = (await wait(bench, 0)) + DAYS_ANNOUNCED + 2;
  const data = encodeCall(GAZETTE, "proclaimStandstill", [from, 5]);
  await announced(bench, "gazette.standstill", "of five days to come, as announced", data);
}

/** An enactment entrusts a subdivision to the register that executes it anyway, as it would to a successor. */
async function entrusted(bench: Workbench): Promise<void> {
  const { republic } = bench;
  const { gazette, landRegister } = republic.contracts;
  const data = encodeCall(GAZETTE, "entrust", [[keyOf(`${LAND.eli}#part_11`)], landRegister]);
  const { eli, date } = FOUNDING_ACTS.lodging;
  const text = publishedText("lodging", eli, date);
  const bill = new Legislation(republic, { text, provisions: [], calls: [{ target: gazette, data }] });
  await bill.announce();
  await bill.enact();
  const { data: executed, receipt } = await bill.execute();
  const what = "the executive entrusts one subdivision to a register, as an enactment orders it";
  bench.add("executive.entrust", what, executed, receipt);
}

async function judgments(bench: Workbench): Promise<void> {
  const { contracts, officers } = bench.republic;
  const judged = (name: string, args: readonly unknown[]): Transaction => ({
    from: officers.constitutionalCourt.account,
    to: contracts.gazette,
    data: encodeCall(GAZETTE, name, args),
  });
  const until = (await wait(bench, 0)) + 90;
  const suspended = judged("suspend", [keyOf(DUTY), 0, until, REASONS]);
  await measured(bench, "gazette.suspend", "a version for 90 days, by the constitutional court", suspended);
  const annulled = judged("annul", [keyOf(`${LAND.eli}#part_9`), 0, EX_TUNC, REASONS]);
  const what = "a version from its first day on, by the constitutional court";
  await measured(bench, "gazette.annul", what, annulled);
}

/** The legislature announces a call of the Gazette, waits, and makes it. */
async function announced(bench: Workbench, id: string, what: string, data: Hex): Promise<void> {
  const { chain, contracts, officers } = bench.republic;
  const from = officers.legislature.account;
  const when = (await chain.now()) + DAYS_ANNOUNCED * 86_400;
  const schedule = encodeCall(ACCESS, "schedule", [contracts.gazette, data, when]);
  await chain.send({ from, to: contracts.offices, data: schedule });
  await chain.advanceTo(when + 1);
  await measured(bench, id, what, { from, to: contracts.gazette, data });
}

function keyOf(subdivision: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(subdivision)));
}
