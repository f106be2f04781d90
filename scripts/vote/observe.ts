import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { onePage } from "../../sdk/voting/pages.ts";
import { optionsOf } from "../../sdk/voting/rule.ts";
import { pollFingerprint, receiptOf, trackingHash } from "../../sdk/voting/tracking.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { atNodes, type FinalOptions } from "./nodes.ts";
import { optionNamesIn } from "./optionNames.ts";
import { atPlace, type PlaceOptions, readPoll, wordOf } from "./place.ts";
import { requireVoterShown } from "./shownLogs.ts";
import { closingOf, type StatedPoll, statedPoll } from "./statedPapers.ts";
import { shownOfStations } from "./stations.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const ANNULLED = BOX.getEvent("Annulled")?.topicHash;

/** How observers name a poll. */
export interface PollOptions extends PlaceOptions {
  readonly poll: string;
  readonly fingerprint?: string;
}

/** What is fixed of a poll, and what its options are called. */
export async function showPoll(
  options: PollOptions & { readonly candidates?: string },
): Promise<Record<string, unknown>> {
  return atPlace(options, async (place) => {
    const { poll } = await readPoll(place, options.poll, options.fingerprint);
    const { candidates: file } = options;
    const known = file === undefined ? undefined : await optionNamesIn(file, poll.contests);
    return {
      fingerprint: pollFingerprint(poll),
      ...(known === undefined ? {} : { names: known.hash }),
      election: poll.election,
      roll: poll.roll,
      voters: poll.voters,
      contests: poll.contests.map(({ rule, candidates }, contest) => {
        const called = known?.names[contest];
        return { options: optionsOf(rule), candidates, ...(called === undefined ? {} : { names: called }) };
      }),
    };
  });
}

/** Where a paper is. */
export interface Receipt extends Record<string, unknown> {
  readonly tracking: string;
  /** Whether it is among the papers of final blocks. */
  readonly found: boolean;
  /** Whether it is its voter's last, in a poll that was not annulled. */
  readonly counted: boolean;
  /** From 0. */
  readonly number?: number;
  /** Tracking hash of the voter's last paper, if that is another. */
  readonly replacedBy?: string;
  readonly annulled: boolean;
  /** Whether it is in a block that is not final yet. */
  readonly pending: boolean;
  /** Whether a later paper could still come. */
  readonly open: boolean;
  /** The final block of which all of this holds, and its time. */
  readonly block: number;
  readonly asOf: string;
}

/**
 * Where a paper is, and whether a polling station cast it, among the papers that lead to the head which each node states at a final
 * block.
 */
export async function verifyReceipt(
  options: PollOptions & FinalOptions & { readonly tracking: string },
): Promise<Receipt> {
  const tracking = wordOf("--tracking", options.tracking);
  return atNodes(options, async (place) => {
    const stated = await statedPoll(place, options.poll, options.fingerprint, options);
    const { poll, papers, later, block } = stated;
    const receipt = await explained([], () => receiptOf(papers, tracking));
    const annulled = isAnnulled(stated);
    const replacedBy = receipt.found ? receipt.replacedBy : undefined;
    const own = await requireVoterShown(place, stated, receipt.found ? receipt.paper.voter : undefined);
    // The head binds no credential: who signed is told from what all nodes show.
    const shown = await receiptOf(onePage(own), tracking);
    const found = receipt.found
      ? { found: true, counted: !annulled && replacedBy === undefined, number: Number(receipt.paper.seq) }
      : { found: false, counted: false };
    return {
      ...{ tracking, ...found, annulled },
      ...(replacedBy === undefined ? {} : { replacedBy: trackingHash(replacedBy.ballots) }),
      ...(shown.found ? shownOfStations(poll, shown.paper, shown.replacedBy) : {}),
      pending: (await receiptOf(later, tracking)).found,
      open: block.time < (await closingOf(place, stated)),
      ...{ block: block.number, asOf: new Date(block.time * 1_000).toISOString() },
    };
  });
}

/** @throws {CommandFailure} unless the paper counts, for the exit code */
export function requireCounting({ found, counted, annulled, pending, replacedBy, block }: Receipt): void {
  if (counted) return;
  const why = (): string => {
    if (annulled) return "The poll was annulled: none of its papers counts.";
    if (found) return `A later paper of the voter has replaced it: ${replacedBy}.`;
    if (pending) return "The paper is in a block that is not final yet: ask again in some minutes.";
    return `No such paper is in the box, up to block ${block}.`;
  };
  throw new CommandFailure(why(), EXIT.findings);
}

function isAnnulled({ events }: StatedPoll): boolean {
  return events.some(({ topics }) => topics[0] === ANNULLED);
}
