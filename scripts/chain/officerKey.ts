import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { holdsOffice, type SigningOffice } from "../../sdk/law/offices.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import type { ContractRunner } from "ethers";
import { CommandFailure, EXIT } from "../commandFailure.ts";

const NAMES: Readonly<Record<SigningOffice, string>> = {
  landRegistrar: "office of land registrar",
  surveyOffice: "survey office",
};

/**
 * The key of an officer, from the environment. Nothing is signed by who does not hold the office now.
 *
 * @param variable of the environment that holds the key
 * @throws {CommandFailure} if it holds none, or its account does not hold the office
 */
export async function officerKey(
  runner: ContractRunner,
  register: Hex,
  office: SigningOffice,
  variable: string,
): Promise<Signer> {
  const key = process.env[variable];
  if (key === undefined || !/^0x[0-9a-fA-F]{64}$/.test(key)) {
    throw new CommandFailure(`${variable} holds no key; expected 0x and 64 hex digits.`, EXIT.badInput);
  }
  const signer = secp256k1Signer(bytesFromHex(key));
  const account = hexFromBytes(signer.signer);
  if (await holdsOffice(runner, register, office, account)) return signer;
  throw new CommandFailure(`${account} does not hold the ${NAMES[office]}.`, EXIT.findings);
}
