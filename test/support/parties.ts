import { concatBytes, type Hex } from "../../sdk/bytes.ts";
import type { Capacity } from "../../sdk/law/signatory.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import { GENEROUS, officerKey, personOf, type Republic, secretKeyOf } from "./republic.ts";

export { personOf };

/** Levels of assurance of a key. */
export const ASSURANCE = { low: 1, substantial: 2, high: 3 } as const;

/** Somebody who signs: a made-up person, their key, and in which capacity they use it. */
export interface Party {
  readonly person: Hex;
  readonly signer: Signer;
  readonly capacity: Capacity;
  readonly keyVersion: number;
}

/** A person who signs on their own behalf, with a secp256k1 key of their own unless another is given. */
export function party(name: string, signer: Signer = secp256k1Signer(secretKeyOf(name))): Party {
  return { person: personOf(name), signer, capacity: "own behalf", keyVersion: 1 };
}

/** A person who signs with a P-256 key. */
export function p256Party(name: string, { p256Verifier }: Republic): Party {
  return party(name, p256Signer(p256Verifier as Hex, secretKeyOf(name)));
}

/** In which capacity the holder of an office signs. */
const CAPACITY_OF = {
  notary: "notary",
  landRegistrar: "registrar",
  caseRegistrar: "registrar",
  electoralCommission: "registrar",
  reviewer: "reviewer",
  court: "judge",
} as const satisfies Readonly<Record<string, Capacity>>;

/** An officer as a person: signs with the account that holds the office. */
export function officer(office: keyof typeof CAPACITY_OF): Party {
  return { ...party(office, officerKey(office)), capacity: CAPACITY_OF[office] };
}

/** A key that answers whatever it is asked: for wallets that do not look at the signature. */
export function bareSigner(signer: Hex, ...further: readonly Hex[]): Signer {
  const bytes = [signer, ...further].map((part) => Uint8Array.from(Buffer.from(part.slice(2), "hex")));
  return { signer: concatBytes(...bytes), sign: () => new Uint8Array() };
}

/** The civil registrar enrols persons, each with their key. */
export async function enrol(
  { persons, officers }: Republic,
  parties: readonly Party[],
  assurance: number = ASSURANCE.high,
): Promise<void> {
  const registrar = persons.connect(officers.civilRegistrar);
  for (const { person, signer } of parties) {
    await registrar.enrol(person, assurance, signer.signer, GENEROUS);
  }
}
