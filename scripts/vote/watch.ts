import type { Hex } from "../../sdk/bytes.ts";
import { papersGone } from "../../sdk/voting/notedPapers.ts";
import { eachOf } from "../../sdk/voting/pages.ts";
import { trackingHash } from "../../sdk/voting/tracking.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { isThere, readJson } from "../input.ts";
import { writeJson } from "../output.ts";
import { atNodes, type WitnessedOptions } from "./nodes.ts";
import type { PollOptions } from "./observe.ts";
import { statedPoll } from "./statedPapers.ts";

/** What an observer keeps between two looks at a poll. */
interface NotedFile {
  readonly poll: Hex;
  /** Tracking hashes, in the order in which they were first seen. */
  readonly papers: readonly Hex[];
}

/**
 * Notes which papers are in the box, up to the latest block that all nodes have, and says which of those noted before are in it no
 * more, as after a reorganisation of the chain. What is gone stays noted, so that it is named until it is back.
 */
export async function watch(
  options: PollOptions & WitnessedOptions & { readonly noted: string },
): Promise<Record<string, unknown> & { readonly gone: readonly Hex[] }> {
  return atNodes(options, async (place) => {
    const { poll, papers } = await statedPoll(place, options.poll, options.fingerprint, "latest");
    const before = await notedIn(options.noted, poll.poll);
    const noted = new Set(before);
    let inBox = 0;
    await explained([], async () => {
      for await (const { ballots } of eachOf(papers)) {
        noted.add(trackingHash(ballots));
        inBox++;
      }
    });
    await writeJson(options.noted, { poll: poll.poll, papers: [...noted] } satisfies NotedFile);
    return { papers: inBox, added: noted.size - before.length, gone: await papersGone(before, papers) };
  });
}

/** @throws {CommandFailure} that names the papers that are gone, for the exit code */
export function requireAllThere(gone: readonly Hex[]): void {
  if (gone.length === 0) return;
  const advice = "Until the polls close, anyone who has a paper can send it again.";
  throw new CommandFailure(
    `Papers that were in the box are gone: ${gone.join(" ")}. ${advice}`,
    EXIT.findings,
  );
}

/** Nothing, if nobody has looked yet. @throws {CommandFailure} if the file is of another poll */
async function notedIn(file: string, poll: Hex): Promise<readonly Hex[]> {
  if (!(await isThere(file))) return [];
  const noted = await readJson<NotedFile>(file);
  if (noted.poll === poll) return noted.papers;
  throw new CommandFailure(`${file} is of another poll: ${noted.poll}.`, EXIT.badInput);
}
