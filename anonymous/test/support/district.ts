import { bytesFromText, keccak256 } from "../../../sdk/bytes.ts";
import { type MembershipClaim, membershipClaim, scopeOf } from "../../../sdk/voting/membership.ts";
import type { Paper } from "../../../sdk/voting/paper.ts";
import { exactly, type BallotRule } from "../../../sdk/voting/rule.ts";
import type { Polling } from "../../../test/voting/support/polling.ts";
import type { Election, Station } from "../../../test/voting/support/station.ts";
import { installedCircuit } from "../../circuit.ts";
import { type AnonymousVoter, anonymousVoter } from "../../identity.ts";
import { nullifierOf, proveMembership } from "../../prove.ts";
import { AnonymousRoll } from "../../roll.ts";

/** That of the box, see `deploy/modules/AnonymousVoters.ts`. */
export const CIRCUIT = installedCircuit(20);

/** A district whose voters are anonymous, and a poll in it. */
export class District {
  private constructor(
    readonly voters: readonly AnonymousVoter[],
    readonly roll: AnonymousRoll,
    readonly polling: Polling,
  ) {}

  /** The poll is prepared. */
  static async of(
    station: Station,
    election: Election,
    name: string,
    rules: readonly BallotRule[] = [exactly(1, 2)],
    voters: readonly AnonymousVoter[] = votersOf(name),
  ): Promise<District> {
    const roll = AnonymousRoll.of(voters.map(({ commitment }) => commitment));
    const anonymous = { roll: roll.root, voters: roll.voters };
    return new District(voters, roll, await station.poll(election, name, { rules, voters: 1, anonymous }));
  }

  voter(index: number): AnonymousVoter {
    const voter = this.voters[index];
    if (voter === undefined) throw new Error(`no voter ${index}`);
    return voter;
  }

  nullifier(index: number): bigint {
    const { station, poll } = this.polling;
    return nullifierOf(this.voter(index), scopeOf(station.chainId, station.address, poll.election));
  }

  /** What a voter seals, the first option chosen in each contest unless it is said otherwise. */
  seal(index: number, seq: number, ...choices: readonly (readonly number[])[]): Uint8Array {
    const chosen = choices.length > 0 ? choices : this.polling.poll.contests.map(() => [0]);
    return this.polling.seal(this.nullifier(index), seq, ...chosen);
  }

  /** The same with its proof, or with one of something else. */
  async prove(index: number, ballots: Uint8Array, changes: Partial<MembershipClaim> = {}): Promise<Paper> {
    const claim = { ...membershipClaim(this.polling.poll, ballots), ...changes };
    const voter = this.voter(index);
    return {
      ballots,
      credential: await proveMembership(claim, voter, this.roll.pathOf(voter.commitment), CIRCUIT),
    };
  }

  async paper(index: number, seq: number, ...choices: readonly (readonly number[])[]): Promise<Paper> {
    return this.prove(index, this.seal(index, seq, ...choices));
  }
}

/** Some voters of a district. */
export function votersOf(district: string, count = 5): AnonymousVoter[] {
  return Array.from({ length: count }, (_, index) =>
    anonymousVoter(keccak256(bytesFromText(`secret of voter ${index} of ${district}`))),
  );
}
