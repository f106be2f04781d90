import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import type { AttemptSoFar } from "../../sdk/voting/ceremony/events.ts";
import { sealKeystore } from "../../sdk/voting/ceremony/keystore.ts";
import { newSeed } from "../../sdk/voting/ceremony/seed.ts";
import type { CeremonyAttempt } from "../../sdk/voting/ceremony/statements.ts";
import { Trustee } from "../../sdk/voting/ceremony/trustee.ts";
import { verifiedAttempt } from "../../sdk/voting/ceremony/verified.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { isThere } from "../input.ts";
import { writeText } from "../output.ts";
import { type AgreedBlock, agreedLogs } from "./agreement.ts";
import type { FinalOptions, TwiceWitnessedPlace } from "./nodes.ts";
import { seedIn, trusteePassword, trusteeSigner } from "./secrets.ts";

/** What a trustee knows from the official journal, and not from the chain; a trustee believes no node alone. */
export interface TrusteeOptions extends FinalOptions {
  readonly witness: string;
  readonly keystore: string;
  /** Accounts of all trustees in the order of their numbers, divided by commas. */
  readonly trustees: string;
  readonly threshold: number;
}

/** A trustee in the present attempt. */
export interface Seat {
  /** Verified against the journal, and as both nodes show it. */
  readonly attempt: AttemptSoFar;
  readonly place: CeremonyAttempt;
  readonly trustee: Trustee;
}

/** Makes a seed and keeps it encrypted. A keystore that is there stays as it is. */
export async function keygen({ keystore }: { readonly keystore: string }): Promise<Record<string, unknown>> {
  const password = trusteePassword();
  if (await isThere(keystore))
    throw new CommandFailure(`${keystore} is there already; it is not overwritten.`, EXIT.badInput);
  await writeText(keystore, await sealKeystore(newSeed(), password));
  return { keystore };
}

/**
 * The trustee's seat in the present attempt.
 * @param block up to which the attempt is known
 * @throws {CommandFailure} if the ceremony is not what the journal says, the nodes disagree, or the account is no trustee's
 */
export async function seated(
  { chainId, ceremony, nodes }: TwiceWitnessedPlace,
  block: AgreedBlock,
  election: Hex,
  { trustees, threshold, keystore }: TrusteeOptions,
): Promise<Seat> {
  const accounts = trustees.split(",").map((account) => account.trim().toLowerCase() as Hex);
  const logs = await agreedLogs(nodes, ceremony, [null, election], block);
  const attempt = await explained([], () =>
    verifiedAttempt({ chainId, contract: ceremony, election }, accounts, threshold, logs),
  );
  const number = accounts.indexOf(hexFromBytes(trusteeSigner().signer)) + 1;
  if (number === 0) throw new CommandFailure("The account is no trustee's of this election.", EXIT.badInput);
  const place = { chainId, contract: ceremony, election, attempt: attempt.attempt };
  return { attempt, place, trustee: new Trustee(await seedIn(keystore), place, number, threshold) };
}
