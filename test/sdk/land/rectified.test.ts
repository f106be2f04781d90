import { expect } from "chai";
import type { Hex } from "../../../sdk/bytes.ts";
import { encodeDealings } from "../../../sdk/land/dealings.ts";
import { rrrKindCode } from "../../../sdk/land/codes.ts";
import {
  type GrantedApplication,
  rectificationsOf,
  type RectifyingDealing,
  shouldHaveStood,
} from "../../../sdk/land/rectified.ts";
import type { Rrr, Title } from "../../../sdk/land/title.ts";
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

  describe("about rights and parcels", () => {
    const [BANK, LENDER] = ["Bank", "Lender"].map(personOf) as [Hex, Hex];
    const DEED = random.hex(32);
    const lien = (holder: Hex, rank: number, instrument = DEED): Rrr => {
      const secured = { assumable: false, amount: 1n, currency: "GBP", until: 0 };
      return { kind: "mortgage", rank, holder, instrument, ...secured };
    };
    const caveat = (until: number): Rrr => ({
      ...lien(ALICE, 0),
      kind: "caveat",
      amount: 0n,
      currency: "",
      until,
    });
    const pledged: Title = { ...title, rrrs: [lien(BANK, 1), lien(LENDER, 2)] };
    const error = { since: SINCE, acquiredOn: 0, forValue: false, knew: false };
    const common = { subject: 0, instrument: DEED, instrumentDate: SINCE };

    const stands = (on: Title, terms: RectifyingDealing, day = SINCE) => {
      const { title: rectified, open } = shouldHaveStood(on, day, [{ terms, grantedOn: GRANTED_ON }]);
      return open.length === 0 ? rectified : "open";
    };

    const striking = (holder: Hex): RectifyingDealing => ({
      kind: "right striking",
      place: 1,
      right: rrrKindCode("mortgage"),
      holder,
      deed: DEED,
      ...common,
      ...error,
    });

    const mortgageEntry = (lender: Hex, place: number, rank: number): RectifyingDealing => {
      const secured = { assumable: false, amount: 1n, currency: "GBP", until: 0 };
      return { kind: "mortgage entry", place, rank, lender, deed: DEED, ...secured, ...common, ...error };
    };

    const rightEntry = (until: number): RectifyingDealing => {
      const right = rrrKindCode("caveat");
      return { kind: "right entry", place: 1, right, holder: ALICE, until, deed: DEED, ...common, ...error };
    };

    const parcel = (registered: Hex): RectifyingDealing => {
      const corrected = { squareMetres: 480n, geometry: DEED };
      return { kind: "parcel rectification", registered, ...corrected, ...common, ...error };
    };

    it("strikes out the right that was named, wherever it stood", () => {
      expect(stands(pledged, striking(BANK))).to.deep.equal({ ...pledged, rrrs: [lien(LENDER, 1)] });
      expect(stands(pledged, striking(LENDER))).to.deep.equal({ ...pledged, rrrs: [lien(BANK, 1)] });
      expect(stands(pledged, striking(ALICE))).to.equal("open");
      expect(stands(pledged, striking(BANK), SINCE - 1)).to.deep.equal(pledged);
    });

    it("enters a mortgage at its rank, if the ranks before it stood", () => {
      const rrrs = [lien(BANK, 1), lien(ALICE, 2), lien(LENDER, 3)];
      expect(stands(pledged, mortgageEntry(ALICE, 2, 2))).to.deep.equal({ ...pledged, rrrs });
      expect(stands({ ...title, rrrs: [] }, mortgageEntry(ALICE, 2, 2))).to.equal("open");
      expect(stands(pledged, mortgageEntry(BANK, 1, 1)), "there already").to.equal("open");
    });

    it("enters another right for as long as it would have stood", () => {
      const until = SINCE + 1;
      const entered = { ...pledged, rrrs: [caveat(until), ...pledged.rrrs] };
      expect(stands(pledged, rightEntry(until), until)).to.deep.equal(entered);
      expect(stands(pledged, rightEntry(until), until + 1)).to.deep.equal(pledged);
    });

    it("corrects a parcel, if it stood with those boundaries", () => {
      const units = [1, 2].map(() => ({ squareMetres: 500n, geometry: random.hex(32) }));
      const [first, second] = units;
      if (first === undefined || second === undefined) throw new Error("two units");
      const on = { ...title, spatialUnits: [first, second] };
      const spatialUnits = [first, { squareMetres: 480n, geometry: DEED }];
      expect(stands(on, parcel(second.geometry))).to.deep.equal({ ...title, spatialUnits });
      expect(stands(on, parcel(random.hex(32)))).to.equal("open");
    });
  });
});
