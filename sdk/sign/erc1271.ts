import { bytesFromHex, type Hex } from "../bytes.ts";
import type { Signer } from "./signer.ts";

/**
 * A contract wallet that accepts its owner's signature as it is (ERC-1271).
 *
 * @param wallet address of the wallet: the person's key
 * @param owner who signs for it
 */
export function walletSigner(wallet: Hex, owner: Pick<Signer, "sign">): Signer {
  return {
    signer: bytesFromHex(wallet, 20),
    sign: (digest, typedData) => owner.sign(digest, typedData),
  };
}
