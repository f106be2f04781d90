import { expect } from "chai";
import { concat, type ContractTransactionReceipt, toBeHex } from "ethers";
import type { RawLog } from "../../../sdk/law/registerEvents.ts";
import type { Totals } from "../../../sdk/voting/accumulate.ts";
import { encodeTotals } from "../../../sdk/voting/accumulate.ts";
import { auditPoll, type PollAudit, type PollToAudit } from "../../../sdk/voting/audit/auditPoll.ts";
import type { AuditedLog } from "../../../sdk/voting/audit/boxEvents.ts";
import {
  type CastPaper,
  papersIn,
  papersOf,
  planTally,
  pollLogs,
  pollOf,
} from "../../../sdk/voting/boxLogs.ts";
import { eachOf, type Pages } from "../../../sdk/voting/pages.ts";
import { type Paper, PaperSealer, signPaper } from "../../../sdk/voting/paper.ts";
import { encodeTerms, type Poll, totalsOfContest } from "../../../sdk/voting/poll.ts";
import { optionsOf } from "../../../sdk/voting/rule.ts";
import { countVotes, decryptPartially, type Partial } from "../../../sdk/voting/tally.ts";
import { contextOf } from "../../../sdk/voting/transcript.ts";
import type { Electorate } from "./electorate.ts";
import type { Election, Station } from "./station.ts";
import { wordsOf } from "./count.ts";
import { madePlan, type MadePlan } from "./plan.ts";

/** A poll to be audited whose logs are at hand, to be tampered with. */
export interface HeldPollToAudit extends PollToAudit {
  readonly logs: readonly AuditedLog[];
}

/** A poll at a station, with its voters and trustees. */
export class Polling {
  readonly terms: Uint8Array;
  readonly #sealer: PaperSealer;

  constructor(
    readonly station: Station,
    readonly election: Election,
    readonly poll: Poll,
    readonly electorate: Electorate,
  ) {
    this.terms = encodeTerms(poll);
    this.#sealer = new PaperSealer(poll);
  }

  /** Conditions and contests as `prepare` takes them. */
  prepared(): [conditions: unknown, contests: unknown] {
    const { election, roll, voters, anonymousVoters, contests } = this.poll;
    return [
      { election, roll, voters, anonymousVoters },
      contests.map(({ key, ...contest }) => ({ ...contest, keyX: key.x, keyY: key.y })),
    ];
  }

  /** What a voter, an index or a nullifier, seals: of each contest the options chosen. */
  seal(voter: number | bigint, seq: number | bigint, ...choices: readonly (readonly number[])[]): Uint8Array {
    const chosen = this.poll.contests.map(({ rule }, contest) => {
      return Array.from({ length: optionsOf(rule) }, (_, option) =>
        (choices[contest] ?? []).includes(option),
      );
    });
    return this.#sealer.seal({ voter: BigInt(voter), seq: BigInt(seq), chosen }).ballots;
  }

  /** The same, signed by the voter of this index, or by another. */
  async paper(
    voter: number,
    seq: number | bigint,
    ...choices: readonly (readonly number[])[]
  ): Promise<Paper> {
    return this.sign(this.seal(voter, seq, ...choices), voter);
  }

  sign(ballots: Uint8Array, voter: number, signer = this.electorate.signerOf(voter)): Promise<Paper> {
    return signPaper(this.poll, ballots, signer, this.electorate.pathOf(voter));
  }

  /** What a call of the box about this poll is given. */
  args(...args: readonly unknown[]): unknown[] {
    return [this.poll.poll, this.terms, ...args];
  }

  call(name: string, ...args: readonly unknown[]): Promise<ContractTransactionReceipt> {
    return this.station.call(name, ...this.args(...args));
  }

  refuses(error: string, name: string, ...args: readonly unknown[]): Promise<void> {
    return this.station.refuses(error, name, ...this.args(...args));
  }

  async cast(...papers: readonly Paper[]): Promise<number[]> {
    const gas: number[] = [];
    for (const paper of papers) gas.push(Number((await this.call("cast", paper)).gasUsed));
    return gas;
  }

  /** Opens the polls. */
  open(): Promise<void> {
    return this.station.goTo(this.election.opens);
  }

  /** Closes the polls, and lets them be counted. */
  async close(): Promise<void> {
    const { station, election } = this;
    if ((await station.now()) < election.closes) await station.goTo(election.closes);
    await station.call("permitTally", this.poll.poll);
  }

  /** All logs, page by page. */
  async pages(): Promise<Pages<RawLog>> {
    const { connection, address } = this.station;
    const { provider } = connection.ethers;
    return pollLogs(provider, address, this.poll.poll, 0, await provider.getBlockNumber());
  }

  async logs(): Promise<RawLog[]> {
    const logs: RawLog[] = [];
    for await (const log of eachOf(await this.pages())) logs.push(log);
    return logs;
  }

  async papers(): Promise<CastPaper[]> {
    return papersOf(await this.logs());
  }

  /** How to add up what the logs have. */
  async plan(batch = 60): Promise<MadePlan> {
    const { chainId, address } = this.station;
    expect(pollOf(chainId, address, this.poll.poll, await this.logs())).to.deep.equal(this.poll);
    return madePlan(await planTally(this.poll, papersIn(await this.pages()), batch));
  }

  /** Adds all papers up. */
  async addUp(batch = 60): Promise<{ plan: MadePlan; gas: number[] }> {
    const plan = await this.plan(batch);
    await this.call("begin", wordsOf(plan));
    const gas: number[] = [];
    for (const { before, ballots, sums } of plan.steps)
      gas.push(Number((await this.call("add", before, ballots, sums)).gasUsed));
    await this.call("finish", plan.sums);
    return { plan, gas };
  }

  /** The box adds nothing up, and takes nothing, of a poll that has been annulled. */
  async isAnnulled(): Promise<void> {
    await this.refuses("BallotBoxAnnulled", "begin", wordsOf(await this.plan()));
  }

  /** What a trustee makes of the totals of a contest. */
  prove(
    contest: number,
    trustee: number,
    totals: Totals,
  ): { readonly partial: Partial; readonly proof: Uint8Array } {
    const share = this.election.shares[trustee - 1];
    const context = this.poll.contests[contest];
    if (share === undefined || context === undefined) throw new Error("no such trustee or contest");
    const own = totalsOfContest(this.poll, contest, totals);
    const { products, proof } = decryptPartially(contextOf(context), own, share);
    return { partial: { trustee, products }, proof };
  }

  /** Trustees decrypt a contest; what each cost. */
  async decrypt(
    contest: number,
    totals: Totals,
    trustees: readonly number[],
  ): Promise<{ partials: Partial[]; gas: number[] }> {
    const partials: Partial[] = [];
    const gas: number[] = [];
    for (const trustee of trustees) {
      const { partial, proof } = this.prove(contest, trustee, totals);
      const receipt = await this.call("decrypt", contest, encodeTotals(totals), trustee, proof);
      gas.push(Number(receipt.gasUsed));
      partials.push(partial);
    }
    return { partials, gas };
  }

  /** What the box is told to count a contest. */
  counting(contest: number, totals: Totals, partials: readonly Partial[]): [unknown[], number[]] {
    const { rule } = this.poll.contests[contest] ?? { rule: undefined };
    if (rule === undefined) throw new Error("no such contest");
    const found = countVotes(rule, totalsOfContest(this.poll, contest, totals), partials);
    const encrypted = found.counts.slice(0, rule.ciphertexts);
    return [[contest, encodeTotals(totals), found.trustees, found.terms, encrypted], [...found.counts]];
  }

  /** The whole tally of all contests by some trustees. */
  async tally(trustees: readonly number[], batch = 60): Promise<{ counts: number[][]; gas: number[] }> {
    const { plan } = await this.addUp(batch);
    const counts: number[][] = [];
    const gas: number[] = [];
    for (const contest of this.poll.contests.keys()) {
      const { partials, gas: decrypted } = await this.decrypt(contest, plan.totals, trustees);
      const [args, all] = this.counting(contest, plan.totals, partials);
      const counted = await this.call("count", ...args);
      gas.push(...decrypted, Number(counted.gasUsed));
      counts.push(all);
    }
    return { counts, gas };
  }

  /** What the auditor finds in the logs. */
  async audit(): Promise<PollAudit> {
    return auditPoll(await this.toAudit());
  }

  /** Logs, and what is published elsewhere. */
  async toAudit(): Promise<HeldPollToAudit> {
    const { connection, address, chainId } = this.station;
    const { provider } = connection.ethers;
    const found = await provider.getLogs({ address, fromBlock: 0 });
    const logs = [];
    for (const { topics, data, blockNumber, index } of found) {
      if (topics[1] !== this.poll.poll && topics[1] !== this.election.id) continue;
      const time = (await provider.getBlock(blockNumber))?.timestamp ?? 0;
      logs.push({ topics, data, time, block: blockNumber, index });
    }
    return {
      ...{ chainId, contract: address, poll: this.poll.poll, logs },
      ...{ roll: this.electorate.hashes, threshold: this.election.threshold },
      trustees: new Map(this.election.shares.map(({ trustee, key }) => [trustee, concat(wordsOfPoint(key))])),
    };
  }
}

/** A paper whose ballots or credential have a bit turned. */
export function withBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return changed;
}

function wordsOfPoint({ x, y }: { readonly x: bigint; readonly y: bigint }): string[] {
  return [toBeHex(x, 32), toBeHex(y, 32)];
}
