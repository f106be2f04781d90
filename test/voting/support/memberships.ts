import { expect } from "chai";
import type { Contract } from "ethers";
import AnonymousVotersModule from "../../../deploy/modules/AnonymousVoters.ts";
import { bytesFromHex, type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import { requireMember } from "../../../sdk/voting/audit/membership.ts";
import { AuditRefusal } from "../../../sdk/voting/audit/parts.ts";
import vectors from "../../vectors/voting/memberships.json" with { type: "json" };
import type { Connection } from "../../sdk/support/chain.ts";

/** What a box asks, and what it is shown. */
export interface Shown {
  readonly chainId: bigint;
  readonly box: string;
  readonly election: string;
  readonly roll: string;
  readonly voter: bigint;
  readonly digest: string;
  readonly credential: Uint8Array;
}

export interface KnownProof extends Shown {
  readonly name: string;
  readonly accepted: boolean;
}

/** Proofs that `anonymous/vectors.ts` made. */
export const PROOFS: readonly KnownProof[] = vectors.proofs.map(({ voter, credential, ...proof }) => ({
  ...{ chainId: BigInt(vectors.chainId), box: vectors.box },
  ...{ ...proof, voter: BigInt(voter), credential: bytesFromHex(credential as Hex) },
}));

/** An anonymous roll as it is deployed, asked by boxes of any address. */
export class RollDesk {
  private constructor(readonly contract: Contract) {}

  static async open({ ethers, ignition }: Connection, depth = vectors.depth): Promise<RollDesk> {
    const parameters = { AnonymousVoters: { depth } };
    const { anonymousRoll } = await ignition.deploy(AnonymousVotersModule, { parameters });
    // No signer, so that a call may be any box's.
    return new RollDesk((anonymousRoll as unknown as Contract).connect(ethers.provider) as Contract);
  }

  /** The contract accepts it, and the auditor too. */
  async accepts(shown: Shown): Promise<void> {
    await this.#ask(shown);
    expect(audit(shown)).to.equal(undefined);
  }

  /** The contract refuses it with this error, and the auditor too. */
  async refuses(shown: Shown, error = "AnonymousRollNotProven"): Promise<void> {
    await this.contractRefuses(shown, error);
    expect(audit(shown)).to.be.a("string");
  }

  /** The contract, which may have another key than the auditor, refuses it with this error. */
  async contractRefuses(shown: Shown, error = "AnonymousRollNotProven"): Promise<void> {
    await expect(this.#ask(shown)).to.be.revertedWithCustomError(this.contract, error);
  }

  gas(shown: Shown): Promise<bigint> {
    return this.contract.getFunction("requireEligible").estimateGas(...callOf(shown));
  }

  #ask(shown: Shown): Promise<unknown> {
    return this.contract.getFunction("requireEligible").staticCall(...callOf(shown));
  }
}

function callOf({ box, election, roll, voter, digest, credential }: Shown): unknown[] {
  return [[election, roll, voter, digest], hexFromBytes(credential), { from: box }];
}

/** What the auditor has against it. */
function audit({ box, credential, ...claim }: Shown): string | undefined {
  try {
    requireMember(vectors.key, { ...claim, contract: box }, credential);
    return undefined;
  } catch (error) {
    if (error instanceof AuditRefusal) return error.message;
    throw error;
  }
}
