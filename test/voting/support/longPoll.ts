import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import { bytesFromText, concatBytes, type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { FieldWriter } from "../../../sdk/wire.ts";
import type { AuditedLog } from "../../../sdk/voting/audit/boxEvents.ts";
import type { PageOrder, Pages } from "../../../sdk/voting/pages.ts";
import { encodeCredential, PaperSealer } from "../../../sdk/voting/paper.ts";
import type { Poll } from "../../../sdk/voting/poll.ts";
import { VoterRoll } from "../../../sdk/voting/roll.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { contestOf } from "./contests.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const HEADER = 40;
const OPTIONS = 6;
/** Bytes of an account, and of its signature. */
const [ACCOUNT, SIGNATURE] = [20, 65];
const OPENED = 1_700_000_000;

/** What is seen of whoever reads the logs. */
export interface Reader {
  /** Called before each page is made. */
  onPage(): void;
}

/**
 * A poll with many papers that nobody cast: each page is made when it is read, so that only its reader can hold it. All papers have
 * the ciphertexts and the proof of one, which is valid for its own voter alone; in every tenth its voter votes again.
 */
export class LongPoll {
  readonly poll: Poll;
  readonly papers: number;
  /** As it is published. */
  readonly roll: readonly Hex[];
  readonly #pages: number;
  readonly #onPage: number;
  readonly #ballots: Uint8Array;
  #made: WeakRef<AuditedLog>[] = [];

  constructor(pages: number, onPage: number) {
    this.papers = pages * onPage;
    const voters = Array.from({ length: this.papers }, (_, voter) => signerOf(voter));
    this.roll = voters.map((signer) => hexFromBytes(keccak256(signer)));
    const contest = contestOf(exactly(1, OPTIONS), { roll: VoterRoll.of(voters).root });
    const { district, election, roll } = contest;
    this.poll = {
      ...{ poll: district, election, roll, voters: this.papers, anonymousVoters: false },
      contests: [contest],
    };
    [this.#pages, this.#onPage] = [pages, onPage];
    const sealed = new PaperSealer(this.poll).seal({
      voter: 0n,
      seq: 0n,
      chosen: [Array.from({ length: OPTIONS }, (_, option) => option === 0)],
    });
    this.#ballots = sealed.ballots.subarray(HEADER);
  }

  /** Bytes of a paper. */
  get size(): number {
    return HEADER + this.#ballots.length;
  }

  /** How many logs that were made are still held by somebody; say so after garbage was collected. */
  get held(): number {
    this.#made = this.#made.filter((log) => log.deref() !== undefined);
    return this.#made.length;
  }

  /** All its logs: the first page has what comes before papers. */
  logs(reader: Reader): Pages<AuditedLog> {
    return async function* (this: LongPoll, order: PageOrder): AsyncGenerator<AuditedLog[]> {
      if (order === "forward") yield this.#prepared();
      for (let at = 0; at < this.#pages; at++) {
        // Not in the same turn as the page before, which whoever waits could hold.
        await new Promise((resolve) => setImmediate(resolve));
        reader.onPage();
        yield this.#page(order === "forward" ? at : this.#pages - 1 - at);
      }
      if (order === "backward") yield this.#prepared();
    }.bind(this);
  }

  #page(page: number): AuditedLog[] {
    return Array.from({ length: this.#onPage }, (_, index) => {
      const paper = page * this.#onPage + index;
      const again = paper % 10 === 9;
      const log = this.#cast(BigInt(again ? paper - 1 : paper), again ? 1n : 0n, 1 + page, index);
      this.#made.push(new WeakRef(log));
      return log;
    });
  }

  #cast(voter: bigint, seq: bigint, block: number, index: number): AuditedLog {
    const header = new FieldWriter(HEADER);
    header.uint256(voter);
    header.uint64(seq);
    const ballots = hexFromBytes(concatBytes(header.bytes, this.#ballots));
    const credential = encodeCredential({
      signer: signerOf(Number(voter)),
      signature: new Uint8Array(SIGNATURE),
      path: [],
    });
    const { topics, data } = BOX.encodeEventLog("Cast", [this.poll.poll, voter, ballots, credential]);
    return { topics: topics as string[], data, time: OPENED, block, index };
  }

  #prepared(): AuditedLog[] {
    const { poll, election, contests } = this.poll;
    const logged = contests.map(({ key, ...contest }) => ({ ...contest, keyX: key.x, keyY: key.y }));
    const events = [
      BOX.encodeEventLog("Scheduled", [election, { opens: 1, closes: OPENED + 1, paused: false }]),
      BOX.encodeEventLog("Prepared", [poll, this.poll, logged]),
    ];
    return events.map(({ topics, data }, index) => ({
      ...{ topics: topics as string[], data, time: 1, block: 0, index },
    }));
  }
}

/** An account that nobody has. */
function signerOf(voter: number): Uint8Array {
  return keccak256(bytesFromText(`account of voter ${voter}`)).subarray(0, ACCOUNT);
}
