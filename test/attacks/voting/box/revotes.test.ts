import { expect } from "chai";
import { exactly } from "../../../../sdk/voting/rule.ts";
import { Random } from "../../../sdk/support/random.ts";
import { Station } from "../../../voting/support/station.ts";

const VOTERS = 10;
/** Papers of each voter. */
const ROUNDS = 4;
/** Papers added up together: less than there are, and no divisor of their number. */
const BATCH = 7;
const OPTIONS = [3, 2];

describe("Attacks on the box: a full house of revotes", () => {
  it("every voter votes again and again, in any order: the last paper of each is counted, exactly", async () => {
    const station = await Station.found();
    const election = await station.election("general", [3, 5]);
    const rules = OPTIONS.map((options) => exactly(1, options));
    const polling = await station.poll(election, "north", { rules, voters: VOTERS });
    await polling.open();
    const random = new Random(40);
    const last: number[][] = [];
    const numbers = Array.from({ length: VOTERS }, () => 0);
    const waiting = Array.from({ length: VOTERS * ROUNDS }, (_, paper) => paper % VOTERS);
    while (waiting.length > 0) {
      const [voter = 0] = waiting.splice(random.below(waiting.length), 1);
      const choices = OPTIONS.map((options) => random.below(options));
      const seq = numbers[voter] ?? 0;
      await polling.cast(await polling.paper(voter, seq, ...choices.map((choice) => [choice])));
      [numbers[voter], last[voter]] = [seq + 1, choices];
    }
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(BigInt(VOTERS));
    for (let voter = 0; voter < VOTERS; voter++)
      expect(await station.box.getFunction("nextSeqOf")(polling.poll.poll, voter)).to.equal(BigInt(ROUNDS));

    await polling.close();
    const { counts } = await polling.tally([1, 2, 4], BATCH);
    const expected = OPTIONS.map((options, contest) =>
      Array.from(
        { length: options },
        (_, option) => last.filter((choices) => choices[contest] === option).length,
      ),
    );
    expect(counts).to.deep.equal(expected);
    const { findings, papers, counted } = await polling.audit();
    expect([findings, papers, counted]).to.deep.equal([[], VOTERS * ROUNDS, VOTERS]);
  });
});
