import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { type AuditLog, auditCeremony } from "../../sdk/voting/audit/auditCeremony.ts";
import { deliveryCall, fixCall } from "../../sdk/voting/ceremony/calls.ts";
import { encryptionKeyIn, publishedIn } from "../../sdk/voting/ceremony/events.ts";
import { type CeremonyStep, trusteeDigest } from "../../sdk/voting/ceremony/message.ts";
import { Trustee } from "../../sdk/voting/ceremony/trustee.ts";
import { verifiedAttempt } from "../../sdk/voting/ceremony/verified.ts";
import type { KeyShare } from "../../sdk/voting/tally.ts";
import { type EmbeddedRepublic, secretKeyFrom } from "../republic/embeddedRepublic.ts";
import type { Party } from "../start/parties.ts";
import type { Tally } from "../start/tally.ts";
import { THRESHOLD } from "./officials.ts";
import { timedLogs } from "./timedLogs.ts";

const DAY = 86_400;

/** Days in which trustees may complain (article 13(6) of the Elections Act); one to spare. */
const DAYS_OF_COMPLAINTS = 3;

/** What a trustee delivers in any case. */
type Step = Exclude<CeremonyStep, "complaint">;

/** The trustees of an election make its key, each from a seed of their own, believing nothing that they have not verified. */
export class KeyMaking {
  readonly #republic: EmbeddedRepublic;
  readonly #place: { readonly chainId: bigint; readonly contract: Hex; readonly election: Hex };
  readonly #accounts: readonly Hex[];
  readonly #parties: readonly Party[];
  readonly #trustees: readonly Trustee[];
  readonly #tally: Tally;

  constructor(
    republic: EmbeddedRepublic,
    chainId: bigint,
    election: Hex,
    parties: readonly Party[],
    { seed, tally }: { readonly seed: number; readonly tally: Tally },
  ) {
    this.#republic = republic;
    this.#tally = tally;
    this.#parties = parties;
    this.#accounts = parties.map(({ signer }) => hexFromBytes(signer.signer));
    const contract = republic.contracts.keyCeremony.toLowerCase() as Hex;
    this.#place = { chainId, contract, election };
    const attempt = { ...this.#place, attempt: 1 };
    this.#trustees = parties.map((_, index) => {
      const own = secretKeyFrom(seed, "seed of trustee", index);
      return new Trustee(own, attempt, index + 1, THRESHOLD);
    });
  }

  /** Commitments, points, shares; then the time for complaints passes, and the key is fixed. */
  async make(): Promise<void> {
    await this.#deliver("commitment", (trustee) => trustee.commitment());
    await this.#deliver("points", (trustee) => trustee.points());
    const { commitments } = await this.#verified();
    const keys = commitments.map((commitment) => encryptionKeyIn(commitment ?? new Uint8Array()));
    await this.#deliver("shares", (trustee) => trustee.shares(keys));
    const { chain } = this.#republic;
    await chain.advanceTo((await chain.now()) + DAYS_OF_COMPLAINTS * DAY);
    await this.#send("Ceremony: key fixed", fixCall(this.#place.election, await this.#verified()));
  }

  /** The share of a trustee, from what the others published. */
  async shareOf(trustee: number): Promise<KeyShare> {
    const own = this.#trustees[trustee - 1];
    if (own === undefined) throw new RangeError(`there is no trustee ${trustee}`);
    return own.finalShare(publishedIn(await this.#verified()));
  }

  /** What an auditor makes of the ceremony: what is wrong, and each trustee's public share, by number. */
  async audit(): Promise<{ problem: string | undefined; shareKeys: ReadonlyMap<number, string> }> {
    const { problem, keys = "0x" } = auditCeremony(this.#place, await this.#logs());
    const key = (index: number): string => `0x${keys.slice(2 + 128 * index, 2 + 128 * (index + 1))}`;
    return {
      problem: problem ?? (keys === "0x" ? "the ceremony made no key" : undefined),
      shareKeys: new Map(this.#trustees.map(({ number }) => [number, key(number)])),
    };
  }

  async #deliver(step: Step, make: (trustee: Trustee) => Uint8Array): Promise<void> {
    const attempt = { ...this.#place, attempt: 1 };
    for (const trustee of this.#trustees) {
      const statement = { attempt, trustee: trustee.number, step, content: make(trustee) };
      const signer = this.#parties[trustee.number - 1]?.signer;
      if (signer === undefined) throw new RangeError(`there is no trustee ${trustee.number}`);
      const signature = await signer.sign(trusteeDigest(statement));
      await this.#send(`Ceremony: ${step} of a trustee`, deliveryCall(statement, signature));
    }
  }

  async #send(act: string, data: Hex): Promise<void> {
    const { chain, relay } = this.#republic;
    const { gasUsed } = await chain.send({ from: relay, to: this.#place.contract, data });
    this.#tally.gas(act, gasUsed);
  }

  async #verified() {
    return verifiedAttempt(this.#place, this.#accounts, THRESHOLD, await this.#logs());
  }

  #logs(): Promise<AuditLog[]> {
    return timedLogs(this.#republic.chain, this.#place.contract, [null, this.#place.election]);
  }
}
