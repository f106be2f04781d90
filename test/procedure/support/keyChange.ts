import { TypedDataEncoder } from "ethers";
import { bytesFromHex } from "../../../sdk/bytes.ts";
import type { Signer } from "../../../sdk/sign/signer.ts";
import type { Party } from "../../support/parties.ts";
import { GENEROUS, type Republic } from "../../support/republic.ts";

const TYPES = {
  KeyChange: [
    { name: "person", type: "bytes16" },
    { name: "keyVersion", type: "uint32" },
    { name: "newSigner", type: "bytes" },
  ],
};

/** A person takes another key, with the signatures of both. */
export async function changeKey(republic: Republic, { person, signer, keyVersion }: Party, to: Signer) {
  const { persons, connection } = republic;
  const { chainId } = await connection.ethers.provider.getNetwork();
  const domain = { name: "Persons", version: "1", chainId, verifyingContract: await persons.getAddress() };
  const message = { person, keyVersion, newSigner: to.signer };
  const digest = bytesFromHex(TypedDataEncoder.hash(domain, TYPES, message));
  const signatures = [await signer.sign(digest), await to.sign(digest)] as const;
  await persons.changeKey(person, signer.signer, to.signer, ...signatures, GENEROUS);
}
