import { Interface } from "ethers";
import { KEY_CEREMONY_ABI } from "../../sdk/abi.ts";
import { concatBytes, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { type AuditLog, auditCeremony } from "../../sdk/voting/audit/auditCeremony.ts";
import { encryptionKeyIn } from "../../sdk/voting/ceremony/events.ts";
import { type CeremonyStep, trusteeDigest } from "../../sdk/voting/ceremony/message.ts";
import { Trustee } from "../../sdk/voting/ceremony/trustee.ts";
import { verifiedAttempt } from "../../sdk/voting/ceremony/verified.ts";
import type { KeyShare } from "../../sdk/voting/tally.ts";
import { encodeCall } from "../chain/chain.ts";
import { type EmbeddedRepublic, secretKeyFrom } from "../republic/embeddedRepublic.ts";
import type { Party } from "../start/parties.ts";
import type { Tally } from "../start/tally.ts";
import { THRESHOLD } from "./officials.ts";
import { timedLogs } from "./timedLogs.ts";

const CEREMONY = new Interface(KEY_CEREMONY_ABI);
const FUNCTIONS = { commitment: "commit", points: "publish", shares: "deal" } as const;
const POINT = 64;
const DAY = 86_400;

/** Days in which trustees may complain (article 13(6) of the Elections Act); one to spare. */
const DAYS_OF_COMPLAINTS = 3;

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
    const { points } = await this.#verified();
    const shown = concatBytes(
      ...points.map((all) => (all ?? new Uint8Array()).subarray(0, POINT * THRESHOLD)),
    );
    await this.#send("Ceremony: key fixed", encodeCall(CEREMONY, "fix", [this.#place.election, shown]));
  }

  /** The share of a trustee, from what the others published. */
  async shareOf(trustee: number): Promise<KeyShare> {
    const { points, shares } = await this.#verified();
    const published = points.map((own, index) => ({
      points: (own ?? new Uint8Array()).subarray(0, POINT * THRESHOLD),
      shares: shares[index] ?? new Uint8Array(),
    }));
    const own = this.#trustees[trustee - 1];
    if (own === undefined) throw new RangeError(`there is no trustee ${trustee}`);
    return own.finalShare(published);
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

  async #deliver(step: keyof typeof FUNCTIONS, make: (trustee: Trustee) => Uint8Array): Promise<void> {
    for (const trustee of this.#trustees) {
      const message = await this.#signed(step, trustee.number, make(trustee));
      await this.#send(`Ceremony: ${step} of a trustee`, encodeCall(CEREMONY, FUNCTIONS[step], [message]));
    }
  }

  async #signed(step: CeremonyStep, trustee: number, content: Uint8Array) {
    const attempt = { ...this.#place, attempt: 1 };
    const digest = trusteeDigest({ attempt, trustee, step, content });
    const signature = await this.#parties[trustee - 1]?.signer.sign(digest);
    return { election: this.#place.election, attempt: 1, trustee, content, signature };
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
