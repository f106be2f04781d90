import { concat, id, TypedDataEncoder, Wallet } from "ethers";
import type { Deed, Step, Teller } from "../../behaviours/toldSteps.ts";
import { fail, personOf } from "../../land/support/words.ts";
import type { Account, Republic } from "../../support/republic.ts";

const INSTRUMENT = id("the order");
const LEVELS = ["low", "substantial", "high", "beyond high"] as const;
const STATUSES = ["unknown", "active", "frozen", "dead"] as const;

const MESSAGES = {
  change: {
    KeyChange: [
      { name: "person", type: "bytes16" },
      { name: "keyVersion", type: "uint32" },
      { name: "newSigner", type: "bytes" },
    ],
  },
  raise: {
    KeyVersionRaise: [
      { name: "person", type: "bytes16" },
      { name: "keyVersion", type: "uint32" },
    ],
  },
} as const;

/** How one example tells of what is done under the Persons Act. Everybody has keys that are numbered from 1. */
export class PersonsTeller implements Teller {
  readonly #republic: Republic;
  /** A verifier that the office has not allowed, which says yes to whatever is signed. */
  readonly #verifier: string;

  private constructor(republic: Republic, verifier: string) {
    this.#republic = republic;
    this.#verifier = verifier;
  }

  static async begin(republic: Republic): Promise<PersonsTeller> {
    const verifier = await republic.connection.ethers.deployContract("OddSigner", [0]);
    return new PersonsTeller(republic, await verifier.getAddress());
  }

  accountOf(who: string): Promise<Account> {
    const { officers, relay } = this.#republic;
    const known: Readonly<Record<string, Account>> = {
      "the civil registrar": officers.civilRegistrar,
      "the land registrar": officers.landRegistrar,
      "the legislature": officers.legislature,
      anyone: relay,
    };
    return Promise.resolve(known[who] ?? fail(who));
  }

  async deedOf({ does }: Step): Promise<Deed> {
    for (const [form, deed] of this.#forms) {
      const match = form.exec(does);
      if (match) return deed(match.slice(1).map((group) => group ?? ""));
    }
    return fail(does);
  }

  /** The person of whom the step is, as the register keeps them. */
  async resultOf({ does }: Step): Promise<string> {
    const name = /\b[A-Z][a-z]+\b/.exec(does)?.[0];
    if (name === undefined) return "";
    const [, version, status, assurance] = await this.#slotOf(name);
    return `version ${version}, ${STATUSES[status] ?? status}, ${LEVELS[assurance - 1] ?? assurance}`;
  }

  readonly #forms: readonly (readonly [RegExp, (groups: string[]) => Promise<Deed>])[] = [
    [
      /^enrols (\w+) at (beyond high|\w+)( with a key of another verifier)?$/,
      ([name = "", level = "", other]) =>
        this.#call("enrol", [personOf(name), levelOf(level), this.#key(name, 1, other)]),
    ],
    [
      /^(allows|withdraws) the other verifier$/,
      ([word]) => this.#call("allowVerifier", [this.#verifier, word === "allows"]),
    ],
    [
      /^changes (\w+)'s key (\d) to (\d)(?: signed by the (old|new) one alone)?$/,
      (groups) => this.#change(groups),
    ],
    [/^raises (\w+)'s key version(?: from (\d))?$/, (groups) => this.#raise(groups)],
    [
      /^confirms (\w+) at (\w+) for key version (\d)$/,
      ([name = "", level = "", version]) =>
        this.#call("confirmAssurance", [personOf(name), version, levelOf(level), INSTRUMENT]),
    ],
    [/^freezes (\w+)$/, ([name = ""]) => this.#call("freeze", [[personOf(name)], INSTRUMENT])],
    [/^releases (\w+)$/, ([name = ""]) => this.#call("release", [[personOf(name)], INSTRUMENT])],
    [
      /^records the death of (\w+)$/,
      ([name = ""]) => this.#call("recordDeaths", [[personOf(name)], INSTRUMENT]),
    ],
  ];

  async #change([name = "", from, to, alone]: string[]): Promise<Deed> {
    const [person, before, after] = [personOf(name), walletOf(name, from), walletOf(name, to)];
    const keyVersion = (await this.#slotOf(name))[1];
    const digest = await this.#digest(MESSAGES.change, { person, keyVersion, newSigner: after.address });
    const signature = (alone === "new" ? after : before).signingKey.sign(digest).serialized;
    const newSignature = (alone === "old" ? before : after).signingKey.sign(digest).serialized;
    return this.#call("changeKey", [person, before.address, after.address, signature, newSignature]);
  }

  async #raise([name = "", from]: string[]): Promise<Deed> {
    const [person, wallet] = [personOf(name), walletOf(name, "1")];
    const keyVersion = from === "" ? (await this.#slotOf(name))[1] : Number(from);
    const digest = await this.#digest(MESSAGES.raise, { person, keyVersion });
    return this.#call("raiseKeyVersion", [person, wallet.address, wallet.signingKey.sign(digest).serialized]);
  }

  async #digest(
    types: Record<string, readonly { name: string; type: string }[]>,
    message: object,
  ): Promise<string> {
    const { connection, persons } = this.#republic;
    const { chainId } = await connection.ethers.provider.getNetwork();
    const domain = { name: "Persons", version: "1", chainId, verifyingContract: await persons.getAddress() };
    return TypedDataEncoder.hash(domain, types as never, message);
  }

  #key(name: string, number: number, other = ""): string {
    const { address } = walletOf(name, String(number));
    return other === "" ? address : concat([this.#verifier, address]);
  }

  /** Commitment to the key, key version, status and assurance. */
  async #slotOf(
    name: string,
  ): Promise<[commitment: string, version: number, status: number, assurance: number]> {
    const [word = "0x"] = await this.#republic.persons.slotsOf([personOf(name)]);
    const bytes = (from: number, to: number) => word.slice(2 + 2 * from, 2 + 2 * to);
    const number = (from: number, to: number) => Number.parseInt(bytes(from, to), 16);
    return [bytes(0, 24), number(24, 28), number(28, 29), number(29, 30)];
  }

  async #call(name: string, values: unknown[]): Promise<Deed> {
    const { persons } = this.#republic;
    return {
      to: await persons.getAddress(),
      data: persons.interface.encodeFunctionData(name as "enrol", values as never),
    };
  }
}

function walletOf(name: string, number = "1"): Wallet {
  return new Wallet(id(`key ${number} of ${name}`));
}

function levelOf(word: string): number {
  const level = LEVELS.findIndex((name) => name === word);
  return level < 0 ? fail(word) : level + 1;
}
