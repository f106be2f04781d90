import { TypedDataEncoder, type Signer as EthersSigner } from "ethers";
import { bytesFromHex, hexFromBytes } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import type { Signer } from "./signer.ts";

/** A wallet that shows what it signs was asked to sign a bare digest, or another digest than it was shown. */
export class TypedDataMismatchError extends SdkError {
  override readonly name = "TypedDataMismatchError";

  constructor(digest: string, shown?: string) {
    const problem = shown === undefined ? "no message was given to show for" : `the message shown is not of`;
    super(`${problem} the digest ${digest}`, { digest, shown });
  }
}

/**
 * An ethers `Signer`: a browser's wallet, a hardware wallet or a `Wallet`. It shows the application in words and signs
 * by `signTypedData`.
 *
 * @example
 * const citizen = await ethersSigner(await new BrowserProvider(window.ethereum).getSigner());
 * await citizen.sign(applicationDigest(separator, application, from), landTypedData(domain, application, from));
 */
export async function ethersSigner(wallet: EthersSigner): Promise<Signer> {
  const address = await wallet.getAddress();
  return {
    signer: bytesFromHex(address, 20),
    async sign(digest, typedData) {
      const asked = hexFromBytes(digest);
      if (typedData === undefined) throw new TypedDataMismatchError(asked);
      const { types, message } = typedData;
      const domain = { ...typedData.domain };
      const shown = TypedDataEncoder.hash(domain, types, message);
      if (shown !== asked) throw new TypedDataMismatchError(asked, shown);
      return bytesFromHex(await wallet.signTypedData(domain, types, message), 65);
    },
  };
}
