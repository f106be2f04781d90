import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { optionsHash, optionsOf, packCounts } from "../../../sdk/elections/ballotPaper.ts";
import {
  decodeDistrict,
  type District,
  type ElectionContest,
  encodeDistrict,
  NO_QUESTION,
} from "../../../sdk/elections/district.ts";
import {
  decodeElection,
  type Election,
  encodeElection,
  MalformedElectionEntryError,
} from "../../../sdk/elections/election.ts";
import { decodeObjection, encodeObjection, type Objection } from "../../../sdk/elections/objection.ts";

const person = (name: string): Hex => id(name).slice(0, 34) as Hex;
const QUESTION = id("the question") as Hex;

const ELECTION: Election = {
  pollingDay: 16_926,
  opens: 1_462_428_000n,
  closes: 1_462_482_000n,
  paused: true,
  postponements: 1,
  threshold: 2,
  attempts: 3,
  period: 172_800,
  trustees: ["tess", "tom", "tina"].map(person),
};

const SEATS: ElectionContest = {
  form: "at most",
  seats: 2,
  blank: false,
  elected: 5,
  candidates: ["ada", "bob", "cleo"].map(person),
  question: NO_QUESTION,
};

const ASKED: ElectionContest = {
  form: "question",
  seats: 1,
  blank: true,
  elected: 1,
  candidates: [],
  question: QUESTION,
};

const DISTRICT: District = {
  stage: "counting",
  anonymous: true,
  root: id("root") as Hex,
  voters: 70_000,
  turnout: 45_000,
  publisher: person("cora"),
  republished: 16_909,
  ended: 16_950,
  contests: [SEATS, ASKED],
};

const OBJECTION: Objection = {
  about: "result",
  outcome: "dismissed",
  district: id("district") as Hex,
  objector: person("olga"),
  reasons: id("reasons") as Hex,
};

describe("sdk/elections: what stands in the register", () => {
  it("is read back as it was written", () => {
    expect(decodeElection(encodeElection(ELECTION))).to.deep.equal(ELECTION);
    expect(decodeDistrict(encodeDistrict(DISTRICT))).to.deep.equal(DISTRICT);
    expect(decodeObjection(encodeObjection(OBJECTION))).to.deep.equal(OBJECTION);
  });

  it("is nothing else, and no longer or shorter than it says", () => {
    const bodies = [encodeElection(ELECTION), encodeDistrict(DISTRICT), encodeObjection(OBJECTION)] as const;
    const readers = [decodeElection, decodeDistrict, decodeObjection];
    readers.forEach((read, own) => {
      bodies.forEach((body, index) => {
        if (index !== own) expect(() => read(body)).to.throw(MalformedElectionEntryError);
      });
      const body = bodies[own] ?? new Uint8Array();
      for (const odd of [body.slice(0, -1), Uint8Array.of(...body, 0), new Uint8Array()]) {
        expect(() => read(odd)).to.throw(MalformedElectionEntryError);
      }
    });
  });

  it("has the options of a contest in the order of the ballot paper", () => {
    expect(optionsOf(SEATS)).to.deep.equal([...SEATS.candidates, "blank", "blank"]);
    expect(optionsOf(ASKED)).to.deep.equal(["yes", "no", "blank"]);
    expect(optionsOf({ ...ASKED, blank: false })).to.deep.equal(["yes", "no"]);
  });

  it("binds the hash of the options to their order and to what is asked", () => {
    const swapped = { ...SEATS, candidates: SEATS.candidates.toReversed() };
    expect(optionsHash(swapped)).to.not.equal(optionsHash(SEATS));
    expect(optionsHash({ ...ASKED, question: id("another") as Hex })).to.not.equal(optionsHash(ASKED));
    expect(optionsHash({ ...SEATS, seats: 1 })).to.not.equal(optionsHash(SEATS));
  });

  it("has counts as numbers of 4 bytes, eight a word", () => {
    const { counts, furtherCounts } = packCounts([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(counts).to.equal(`0x${[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `0000000${n}`).join("")}`);
    expect(furtherCounts).to.equal(`0x00000009${"00".repeat(28)}`);
  });
});
