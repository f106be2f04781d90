import { isAddress } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { urlOf } from "./networks.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";

/** How a command is told where the land register is. */
export interface RegisterOptions {
  readonly network?: string;
  readonly register?: string;
  readonly addresses?: string;
}

/** Where the land register is. */
export interface RegisterPlace {
  readonly url: string;
  readonly register: Hex;
}

/** What `npm run node` and `npm run deploy` write. */
interface Addresses {
  readonly url?: string;
  readonly contracts?: { readonly landRegister?: string };
}

/**
 * Where the land register is, by its address or by a file of addresses.
 * @throws {CommandFailure} if neither tells
 */
export async function placeOf({ network, register, addresses }: RegisterOptions): Promise<RegisterPlace> {
  const file = addresses === undefined ? {} : await readJson<Addresses>(addresses);
  const address = register ?? file.contracts?.landRegister;
  if (address === undefined) {
    const what = addresses === undefined ? "Say where the register is" : `${addresses} names no landRegister`;
    const expected = "--register ADDRESS, or --addresses FILE as `npm run deploy -- --json FILE` writes it";
    throw new CommandFailure(`${what}; expected ${expected}.`, EXIT.badInput);
  }
  if (!isAddress(address))
    throw new CommandFailure(`The register is "${address}"; expected an address.`, EXIT.badInput);
  const url = network === undefined && file.url !== undefined ? file.url : await urlOf(network ?? "local");
  return { url, register: address as Hex };
}
