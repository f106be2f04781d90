import { expect } from "chai";
import type { Hex } from "../../../sdk/bytes.ts";
import { encodeDealings } from "../../../sdk/land/dealings.ts";
import { type GrantedApplication, rectificationsOf, shouldHaveStood } from "../../../sdk/land/rectified.ts";
import { encodeApplication } from "../../../sdk/law/application.ts";
import { personOf } from "../../support/parties.ts";
import { Random } from "../support/random.ts";

const [ALICE, BOB, MALLORY] = ["Alice", "Bob", "Mallory"].map(personOf) as [Hex, Hex, Hex];
const ENTRIES: Hex[] = [1, 2].map((number): Hex => `0x${number.toString(16).padStart(64, "0")}`);
const SINCE = 16_800;
const GRANTED_ON = 16_900;

/** [art_75__para_1] */
describe("sdk/land: what should have been registered", () => {
  const random = new Random(75);
  const terms = { registered: MALLORY, injured: ALICE, numerator: 2, since: SINCE };
  const rectification = { ...random.dealing("rectification", 1), ...terms };
  const title = {
    ...random.title(),
    shares: [
      { owner: BOB, numerator: 1 },
      { owner: MALLORY, numerator: 3 },
    ],
  };

  function grant(): GrantedApplication {
    const application = encodeApplication({
      entries: ENTRIES,
      signatories: [{ person: ALICE, capacity: "own behalf", keyVersion: 1 }],
      declarations: [],
      dealings: encodeDealings([random.dealing("closing", 0), rectification]),
      applicant: ALICE,
      deadline: GRANTED_ON,
    });
    return { application, grantedOn: GRANTED_ON };
  }

  it("is found among the applications granted, title by title", () => {
    expect(rectificationsOf(ENTRIES[1] ?? "0x", [grant()])).to.deep.equal([
      { terms: rectification, grantedOn: GRANTED_ON },
    ]);
    expect(rectificationsOf(ENTRIES[0] ?? "0x", [grant()])).to.deep.equal([]);
  });

  it("differs from what was registered from the day of the error to the day before the rectification", () => {
    const granted = [{ terms: rectification, grantedOn: GRANTED_ON }];
    const rectified = [
      { owner: BOB, numerator: 1 },
      { owner: MALLORY, numerator: 1 },
      { owner: ALICE, numerator: 2 },
    ];
    for (const [day, shares] of [
      [SINCE - 1, title.shares],
      [SINCE, rectified],
      [GRANTED_ON - 1, rectified],
      [GRANTED_ON, title.shares],
    ] as const) {
      const answer = shouldHaveStood(title, day, granted);
      expect(answer.title.shares, `day ${day}`).to.deep.equal(shares);
      expect(answer.open).to.deep.equal([]);
    }
  });

  it("says where somebody else held the parts in between", () => {
    const granted = [{ terms: { ...rectification, numerator: 4 }, grantedOn: GRANTED_ON }];
    const answer = shouldHaveStood(title, SINCE, granted);
    expect(answer.open).to.deep.equal(granted);
    expect(answer.title.shares).to.deep.equal(title.shares);
  });
});
