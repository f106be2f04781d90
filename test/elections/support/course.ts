import { secp256k1 } from "@noble/curves/secp256k1.js";
import { goTo } from "../../support/republic.ts";
import { at, DISTRICT, ELECTION, NAMED, POLLING, daysBefore } from "./commission.ts";
import type { RecordedElections } from "./recorded.ts";

/** First second after the polls have closed. */
export const CLOSED = Number(POLLING.beginsAt) + 22 * 3600;

/** A point that a key could be. */
const { x: KEY_X, y: KEY_Y } = secp256k1.Point.BASE.multiply(7n).toAffine();

/** An election from its calling to the close of its polls, for turnouts that no box of voters who sign has. */
export class Course {
  readonly elections: RecordedElections;

  constructor(elections: RecordedElections) {
    this.elections = elections;
  }

  /** The trustees are appointed, and have made the key. */
  async keyed(): Promise<void> {
    const { commission, ceremony } = this.elections;
    const { member, second, trustees } = commission;
    await commission.grant(commission.appointment(), member, second, ...trustees);
    await ceremony.getFunction("fix")(ELECTION, KEY_X, KEY_Y);
  }

  /** The district is frozen, 15 days before the polling day. */
  async frozen(): Promise<void> {
    const { commission } = this.elections;
    await goTo(commission.republic, daysBefore(15));
    await commission.grant([at({ kind: "freeze", ...NAMED, undecided: 0 })], commission.member);
  }

  /** Everything to the close of the polls. */
  async closed(turnout: number): Promise<void> {
    const { commission, box } = this.elections;
    await commission.prepared();
    await this.keyed();
    await this.frozen();
    await box.getFunction("setTurnout")(DISTRICT, turnout);
    await goTo(commission.republic, CLOSED);
  }
}
