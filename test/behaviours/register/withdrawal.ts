import { TypedDataEncoder } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import type { SignatureOf } from "../../../sdk/law/evidence.ts";
import type { Signer } from "../../../sdk/sign/signer.ts";
import { bytes, type RegisterBench } from "./harness.ts";

/** The domain that signatures for the register are bound to. */
export async function domainOf({ harness, register }: RegisterBench) {
  const { chainId } = await harness.republic.connection.ethers.provider.getNetwork();
  return { name: harness.name, version: "1", chainId, verifyingContract: await register.getAddress() };
}

/** Somebody's signature to withdraw the application with this digest. */
export async function signWithdrawal(
  bench: RegisterBench,
  digest: Hex,
  signer: Signer | undefined,
): Promise<SignatureOf> {
  if (signer === undefined) throw new Error("nobody signs");
  const types = { Withdrawal: [{ name: "application", type: "bytes32" }] };
  const signed = bytes(TypedDataEncoder.hash(await domainOf(bench), types, { application: digest }));
  return { signer: signer.signer, signature: await signer.sign(signed) };
}
