import { secp256k1 } from "@noble/curves/secp256k1.js";
import type { Hex } from "../../../sdk/bytes.ts";
import { packCounts } from "../../../sdk/elections/ballotPaper.ts";
import type { ElectionStepTermsOf } from "../../../sdk/elections/steps.ts";
import { goTo } from "../../support/republic.ts";
import { at, DISTRICT, ELECTION, NAMED, POLLING, daysBefore } from "./commission.ts";
import type { RecordedElections } from "./recorded.ts";

/** First second after the polls have closed. */
export const CLOSED = Number(POLLING.beginsAt) + 22 * 3600;

/** A point that a key could be. */
const { x: KEY_X, y: KEY_Y } = secp256k1.Point.BASE.multiply(7n).toAffine();

/** An election from its calling to its certification, as far as a test wants it. */
export class Course {
  readonly elections: RecordedElections;

  constructor(elections: RecordedElections) {
    this.elections = elections;
  }

  /** The trustees are appointed, and have made the key. */
  async keyed(): Promise<void> {
    const { commission, ceremony } = this.elections;
    const { member, trustees } = commission;
    await commission.grant(commission.appointment(), member, ...trustees);
    await ceremony.getFunction("fix")(ELECTION, KEY_X, KEY_Y);
  }

  /** The district is frozen, 15 days before the polling day. */
  async frozen(undecided = 0): Promise<void> {
    const { commission } = this.elections;
    await goTo(commission.republic, daysBefore(15));
    await commission.grant([at({ kind: "freeze", ...NAMED, undecided })], commission.member);
  }

  /** Everything to the close of the polls. */
  async closed(turnout = 500): Promise<void> {
    const { commission, box } = this.elections;
    await commission.prepared();
    await this.keyed();
    await this.frozen();
    await box.getFunction("setTurnout")(DISTRICT, turnout);
    await goTo(commission.republic, CLOSED);
  }

  /** Everything to the permission to count. */
  async counting(turnout = 500): Promise<void> {
    const { commission } = this.elections;
    await this.closed(turnout);
    await commission.grant([at({ kind: "count", ...NAMED, turnout })], commission.member);
  }

  /** What the box has counted, stated as a result. */
  async counted(counts: readonly number[], elected: number): Promise<ElectionStepTermsOf<"result">> {
    await this.elections.box.getFunction("setCounts")(DISTRICT, 0, counts);
    return {
      kind: "result",
      ...NAMED,
      contest: 0,
      options: counts.length,
      elected,
      ...packCounts(counts),
    };
  }

  /** The result is certified, when no objection can be made any more. */
  async certified(counts: readonly number[] = [300, 200], elected = 1): Promise<void> {
    const { commission } = this.elections;
    const result = await this.counted(counts, elected);
    await goTo(commission.republic, daysBefore(-15));
    const steps = [result, { kind: "certification", ...NAMED, undecided: 0 } as const];
    await commission.grant(
      steps.map((step) => at(step)),
      commission.member,
      commission.second,
    );
  }

  /** Public key of the election, as the ceremony has it. */
  get key(): readonly [bigint, bigint] {
    return [KEY_X, KEY_Y];
  }

  /** Slot of an entry: commitment and status. */
  slotOf(entry: Hex): Promise<string> {
    return this.elections.commission.register.slotOf(entry);
  }
}
