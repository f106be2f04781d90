import { readFile } from "node:fs/promises";
import { type JsonRpcProvider, Wallet } from "ethers";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { explainError } from "../../sdk/errors.ts";
import { bareKeySigner, secp256k1Signer, type LocalSigner } from "../../sdk/sign/secp256k1.ts";
import { P256VERIFY, p256Signer } from "../../sdk/sign/p256.ts";
import { openKeystore } from "../../sdk/voting/ceremony/keystore.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";

/** Variables of the environment that hold what is secret; nothing of it is an option, which others could see. */
export const SECRETS = {
  password: "TRUSTEE_PASSWORD",
  account: "TRUSTEE_PRIVATE_KEY",
  voter: "VOTER_PRIVATE_KEY",
  voterP256: "VOTER_P256_KEY",
  officer: "OFFICER_PRIVATE_KEY",
  sender: "SENDER_PRIVATE_KEY",
} as const;

/**
 * The key with which a voter is on the roll, as whom it may stand there: of a P-256 key the precompile verifies signatures, or the
 * republic's verifier.
 * @throws {CommandFailure} unless there is one key
 */
export function voterSigners(p256Verifier: Hex | undefined): LocalSigner[] {
  if (process.env[SECRETS.voterP256] === undefined)
    return [bareKeySigner(secp256k1Signer(bytesFromHex(keyIn(SECRETS.voter))))];
  if (process.env[SECRETS.voter] !== undefined)
    throw new CommandFailure(
      `Both ${SECRETS.voter} and ${SECRETS.voterP256} are set: say which by leaving one out.`,
      EXIT.badInput,
    );
  const key = bytesFromHex(keyIn(SECRETS.voterP256));
  const verifiers = p256Verifier === undefined ? [P256VERIFY] : [P256VERIFY, p256Verifier];
  return verifiers.map((verifier) => p256Signer(verifier, key));
}

/** The account of a trustee. */
export function trusteeSigner(): LocalSigner {
  return secp256k1Signer(bytesFromHex(keyIn(SECRETS.account)));
}

/** The account of a polling officer. */
export function officerSigner(): LocalSigner {
  return secp256k1Signer(bytesFromHex(keyIn(SECRETS.officer)));
}

/** The password of a trustee's keystore. */
export function trusteePassword(): string {
  const password = process.env[SECRETS.password];
  if (password !== undefined && password.length > 0) return password;
  throw new CommandFailure(`${SECRETS.password} holds no password for the keystore.`, EXIT.badInput);
}

/** The seed in a trustee's keystore; it goes nowhere else. */
export async function seedIn(keystore: string): Promise<Uint8Array> {
  const password = trusteePassword();
  const text = await readFile(keystore, "utf8").catch((error: unknown) => {
    throw new CommandFailure(`${keystore} cannot be read.`, EXIT.badInput, error);
  });
  return openKeystore(text, password).catch((error: unknown) => {
    throw new CommandFailure(`${keystore} does not open with this password.`, EXIT.badInput, error);
  });
}

/**
 * Sends a transaction from an account that pays for it, and waits for it.
 *
 * @returns gas used
 * @throws {CommandFailure} with the contract's reason, if it reverts
 */
export async function send(
  provider: JsonRpcProvider,
  to: Hex,
  data: Hex,
  variable: string = SECRETS.sender,
): Promise<number> {
  const wallet = new Wallet(keyIn(variable), provider);
  try {
    const receipt = await (await wallet.sendTransaction({ to, data })).wait();
    return Number(receipt?.gasUsed ?? 0);
  } catch (error) {
    const reason = explainError(error);
    if (reason === undefined) throw error;
    const message = `${reason.name}: ${reason.sentence} ${reason.whatToDo}`;
    throw new CommandFailure(message, EXIT.findings, error);
  }
}

function keyIn(variable: string): Hex {
  const key = process.env[variable];
  if (key !== undefined && /^0x[0-9a-fA-F]{64}$/.test(key)) return key as Hex;
  throw new CommandFailure(`${variable} holds no key; expected 0x and 64 hex digits.`, EXIT.badInput);
}
