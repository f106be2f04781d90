import type { Hex } from "../../sdk/bytes.ts";
import { complaintCall, deliveryCall, endPeriodCall, fixCall } from "../../sdk/voting/ceremony/calls.ts";
import { CEREMONY_STAGE } from "../../sdk/voting/ceremony/events.ts";
import { trusteeDigest } from "../../sdk/voting/ceremony/message.ts";
import { type CeremonyAct, nextAct } from "../../sdk/voting/ceremony/nextAct.ts";
import { explained } from "../explained.ts";
import { agreedBlock } from "./agreement.ts";
import { atBothNodes } from "./nodes.ts";
import { wordOf } from "./place.ts";
import { SECRETS, send, trusteeSigner } from "./secrets.ts";
import { type Seat, seated, type TrusteeOptions } from "./trustee.ts";

const STAGES = Object.keys(CEREMONY_STAGE);

/**
 * Does what a trustee has to do next in the ceremony of an election, after verifying what the others have said: says what is due,
 * complains of a bad share, ends a period that has run out, has the key fixed.
 */
export async function takePart(
  options: TrusteeOptions & { readonly election: string },
): Promise<Record<string, unknown>> {
  const election = wordOf("--election", options.election);
  return atBothNodes(options, async (place) => {
    const block = await agreedBlock(place.nodes, options);
    const seat = await seated(place, block, election, options);
    const { attempt, trustee } = seat;
    const next = await explained([], () => nextAct(trustee, attempt, block.time));
    const standing = {
      ...{ trustee: trustee.number, attempt: attempt.attempt, stage: STAGES[attempt.stage - 1] },
      ...{ vacant: attempt.vacant, block: block.number },
    };
    if (next === undefined) return { ...standing, said: null };
    const data = await callOf(next, seat);
    const gas = await send(place.provider, place.ceremony, data, SECRETS.account);
    const about = next.act === "complaint" ? { dealer: next.dealer } : {};
    return { ...standing, said: next.act, ...about, gas };
  });
}

async function callOf(next: CeremonyAct, { attempt, place, trustee }: Seat): Promise<Hex> {
  if (next.act === "endPeriod") return endPeriodCall(place.election);
  if (next.act === "fix") return fixCall(place.election, attempt);
  const { act: step, content } = next;
  const statement = { attempt: place, trustee: trustee.number, content };
  const signature = await trusteeSigner().sign(trusteeDigest({ ...statement, step }));
  if (step !== "complaint") return deliveryCall({ ...statement, step }, signature);
  return complaintCall({ ...statement, step }, signature, next.dealer, attempt);
}
