import { rm } from "node:fs/promises";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { auditOpening } from "../../sdk/voting/audit/auditOpening.ts";
import { type AuditedConditions, readConditions, readEvent } from "../../sdk/voting/audit/boxEvents.ts";
import { AuditRefusal } from "../../sdk/voting/audit/parts.ts";
import { termsHash } from "../../sdk/voting/audit/terms.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { timedLogs } from "../election/timedLogs.ts";
import { readJson } from "../input.ts";
import type { SealedFile } from "./ballot.ts";
import { choiceIn, type ChoiceOptions } from "./choice.ts";
import { type AskedNode, atNodes, type WitnessedOptions, type WitnessedPlace } from "./nodes.ts";
import { wordOf } from "./place.ts";

const PREPARED = new Interface(BALLOT_BOX_ABI).getEvent("Prepared")?.topicHash as Hex;

/** What the voter knows, and the device need not say. */
export interface ChallengeOptions extends WitnessedOptions, ChoiceOptions {
  readonly poll: string;
  readonly fingerprint: string;
  readonly tracking: string;
  readonly file: string;
}

/** Whether the device was honest. */
export interface Challenged extends Record<string, unknown> {
  readonly tracking: string;
  readonly honest: boolean;
  /** For each contest the places of the options that the voter meant. */
  readonly chosen: readonly (readonly number[])[];
  /** What is wrong. */
  readonly lie?: string;
}

/**
 * Opens a paper in place of casting it, and says whether it is what the voter meant, under the key of the poll on the polling card. Of
 * the device that made it only the paper and its numbers are believed, and they are verified by the auditor's code. The paper is of
 * no use afterwards, and deleted: whoever makes one cannot know beforehand whether it will be opened.
 */
export async function challengeBallot(options: ChallengeOptions): Promise<Challenged> {
  const { ballots, randomness } = await readJson<Pick<SealedFile, "ballots" | "randomness">>(options.file);
  const tracking = wordOf("--tracking", options.tracking);
  return atNodes(options, async (place) => {
    const { contests } = await pinnedConditions(place, options);
    const rules = contests.map((contest) => ({ rule: contest, candidates: contest.candidates }));
    const chosen = await choiceIn(options, rules);
    const lie = auditOpening({
      ...{ contests, tracking, chosen },
      ballots: bytesFromHex(ballots),
      randomness: randomness.map((own) => own.map((r) => BigInt(r))),
    });
    await rm(options.file);
    const places = chosen.map((own) => own.flatMap((isChosen, option) => (isChosen ? [option] : [])));
    return { tracking, honest: lie === undefined, chosen: places, ...(lie === undefined ? {} : { lie }) };
  });
}

/** @throws {CommandFailure} unless the device was honest, for the exit code */
export function requireHonest({ honest, lie }: Challenged): void {
  if (honest) return;
  const both = "or you told this command something else than the device";
  throw new CommandFailure(`The device lied, ${both}: ${lie}. Do not vote with it.`, EXIT.findings);
}

/** What is fixed of the poll, as each node has it: the hash of it is on the polling card. */
async function pinnedConditions(
  place: WitnessedPlace,
  { poll: name, fingerprint }: ChallengeOptions,
): Promise<AuditedConditions> {
  const poll = wordOf("--poll", name);
  const [own, ...others] = place.nodes;
  const conditions = await conditionsBy(own, place, poll);
  requirePinned(own, conditions, fingerprint);
  for (const other of others) requirePinned(other, await conditionsBy(other, place, poll), fingerprint);
  return conditions;
}

function requirePinned({ name }: AskedNode, conditions: AuditedConditions, fingerprint: string): void {
  const shown = termsHash(conditions);
  if (shown === fingerprint.toLowerCase()) return;
  const what = `${name} shows another poll than you were told of: its fingerprint is ${shown}`;
  throw new CommandFailure(`${what}. The paper was not opened.`, EXIT.findings);
}

async function conditionsBy(
  { chain }: AskedNode,
  { chainId, box }: WitnessedPlace,
  poll: Hex,
): Promise<AuditedConditions> {
  const logs = await timedLogs(chain, box, [PREPARED, poll]);
  try {
    return readConditions(
      chainId,
      box,
      poll,
      logs.flatMap((log) => readEvent(log) ?? []),
    );
  } catch (error) {
    if (!(error instanceof AuditRefusal)) throw error;
    throw new CommandFailure(`There is no poll ${poll} in the box at ${box}.`, EXIT.badInput, error);
  }
}
