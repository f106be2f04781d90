import { AbiCoder, concat } from "ethers";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import type { Capacity } from "../../sdk/law/signatory.ts";
import { walletSigner } from "../../sdk/sign/erc1271.ts";
import { P256VERIFY, p256Signer } from "../../sdk/sign/p256.ts";
import { bareKeySigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import { OwnedWallet__factory } from "../../typechain-types/index.js";
import {
  type EmbeddedRepublic,
  holderName,
  holderOf,
  personIdFrom,
  secretKeyFrom,
} from "../republic/embeddedRepublic.ts";
import type { SignatureKind } from "../report/replayReport.ts";
import { chance } from "./random.ts";

/** eIDAS levels of assurance, as the register of persons numbers them. */
export const ASSURANCE = { low: 1, substantial: 2, high: 3 } as const;

/** A made-up person with their key. */
export interface Party {
  readonly person: Hex;
  readonly signer: Signer;
  readonly kind: SignatureKind;
  readonly assurance: number;
  /** In which capacity they sign. */
  readonly capacity: Capacity;
}

/** Parts of the parties who hold each kind of key; the rest have secp256k1 keys. */
const P256_PART = 0.3;
const WALLET_PART = 0.005;

/** In which capacity the holder of an office signs. */
const CAPACITY_OF = {
  notary: "notary",
  landRegistrar: "registrar",
  caseRegistrar: "registrar",
  reviewer: "reviewer",
  court: "judge",
  electoralCommission: "registrar",
} as const satisfies Readonly<Record<string, Capacity>>;

/** Makes parties from a seed: the same seed, the same persons and keys. */
export class Parties {
  readonly #republic: EmbeddedRepublic;
  readonly #seed: number;
  #made = 0;

  constructor(republic: EmbeddedRepublic, seed: number) {
    this.#republic = republic;
    this.#seed = seed;
  }

  /** The next person, with a key of one of the kinds that citizens hold. */
  next(assurance: number = ASSURANCE.high): Promise<Party> {
    const draw = chance(this.#seed, `kind/${this.#made}`);
    if (draw < WALLET_PART) return this.withKey("ERC-1271", assurance);
    return this.withKey(draw < WALLET_PART + P256_PART ? "P-256" : "secp256k1", assurance);
  }

  /** The next person, with a key of this kind. */
  async withKey(kind: SignatureKind, assurance: number = ASSURANCE.high): Promise<Party> {
    const index = this.#made++;
    const signer = await this.#signer(kind, secretKeyFrom(this.#seed, "party", index));
    return { person: this.#personId(`party/${index}`), assurance, capacity: "own behalf", kind, signer };
  }

  async #signer(kind: SignatureKind, key: Uint8Array): Promise<Signer> {
    if (kind === "ERC-1271") return this.#wallet(key);
    return kind === "P-256" ? p256Signer(P256VERIFY, key) : bareKeySigner(secp256k1Signer(key));
  }

  /**
   * An officer as a person: signs with the account that holds the office.
   * @param number which of those who hold it, from 1 on
   */
  officer(office: keyof typeof CAPACITY_OF, number = 1): Party {
    const name = holderName(office, number);
    const { signer } = number === 1 ? this.#republic.officers[office] : holderOf(this.#seed, name);
    const person = this.#personId(name);
    const capacity = CAPACITY_OF[office];
    return { person, assurance: ASSURANCE.high, capacity, kind: "secp256k1", signer };
  }

  /** A person of a name, who signs with an account of their own. */
  withAccount(name: string, capacity: Capacity = "own behalf"): Party {
    const signer = secp256k1Signer(secretKeyFrom(this.#seed, `account/${name}`));
    return { person: this.#personId(name), assurance: ASSURANCE.high, capacity, kind: "secp256k1", signer };
  }

  #personId(name: string): Hex {
    return personIdFrom(this.#seed, name);
  }

  async #wallet(key: Uint8Array): Promise<Signer> {
    const owner = secp256k1Signer(key);
    const argument = AbiCoder.defaultAbiCoder().encode(["address"], [hexFromBytes(owner.signer)]);
    const data = concat([OwnedWallet__factory.bytecode, argument]) as Hex;
    const { contractAddress } = await this.#republic.chain.send({ from: this.#republic.relay, data });
    if (contractAddress === null) throw new Error("the chain gave a new wallet no address");
    return walletSigner(contractAddress, owner);
  }
}

/** One of the persons that were made for a case besides the parties of the sale. */
export function other(others: readonly Party[], index = 0): Party {
  const party = others[index];
  if (party === undefined) throw new RangeError(`the case has no other person ${index}`);
  return party;
}
