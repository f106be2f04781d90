import { bytesFromText, type Hex, keccak256 } from "../../../sdk/bytes.ts";
import { type MembershipClaim, membershipClaim, scopeOf } from "../../../sdk/voting/membership.ts";
import type { Paper } from "../../../sdk/voting/paper.ts";
import { encodeRollEntry, type RollApplication, type RollEntry } from "../../../sdk/voting/rollEntry.ts";
import { exactly, type BallotRule } from "../../../sdk/voting/rule.ts";
import type { Contest } from "../../../sdk/voting/transcript.ts";
import { wordOf } from "../../../test/voting/support/contests.ts";
import type { Polling } from "../../../test/voting/support/polling.ts";
import type { Election, Station } from "../../../test/voting/support/station.ts";
import { installedCircuit } from "../../circuit.ts";
import { type AnonymousVoter, anonymousVoter, applyFor } from "../../identity.ts";
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
    const roll = rollOf(applicationFor(station, election, name), voters);
    const anonymous = { roll: roll.root, voters: roll.voters };
    return new District(voters, roll, await station.poll(election, name, { rules, voters: 1, anonymous }));
  }

  /** The poll was prepared, by whoever may, with the roll of these voters. */
  static in(polling: Polling, voters: readonly AnonymousVoter[]): District {
    const { poll, contests } = polling.poll;
    const [{ chainId, contract, election }] = contests as [Contest];
    return new District(voters, rollOf({ chainId, contract, election, poll }, voters), polling);
  }

  /** What is published of the roll. */
  get entries(): Hex[] {
    const { station, election, poll } = this.polling;
    const application = { chainId: station.chainId, contract: station.address, election: election.id };
    return entriesOf({ ...application, poll: poll.poll }, this.voters).map(encodeRollEntry);
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

/** What voters of a district apply for. */
export function applicationFor(station: Station, election: Election, name: string): RollApplication {
  const { chainId, address } = station;
  return { chainId, contract: address, election: election.id, poll: wordOf(`poll ${name}`) };
}

/** What voters hand in, each as another applicant. */
export function entriesOf(application: RollApplication, voters: readonly AnonymousVoter[]): RollEntry[] {
  return voters.map((voter, index) => applyFor(application, wordOf(`applicant ${index}`), voter));
}

export function rollOf(application: RollApplication, voters: readonly AnonymousVoter[]): AnonymousRoll {
  return AnonymousRoll.of(application, entriesOf(application, voters));
}

/** Some voters of a district. */
export function votersOf(district: string, count = 5): AnonymousVoter[] {
  return Array.from({ length: count }, (_, index) =>
    anonymousVoter(keccak256(bytesFromText(`secret of voter ${index} of ${district}`))),
  );
}
