import { expect } from "chai";
import { getAddress } from "ethers";
import { LAND_COMMISSION, OFFICES } from "../../deploy/modules/offices.ts";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, type Filing, only } from "../support/filing.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { GENEROUS, secretKeyOf } from "../support/republic.ts";
import { beforeEachWithDocket, type Contested, Docket } from "./support/docket.ts";
import { LandCommission } from "./support/landCommission.ts";

const { court, reviewer } = OFFICES;

const accountOf = ({ signer }: Party): string => getAddress(hexFromBytes(signer.signer));

const setAside = { kind: "review", outcome: "set aside" } as const;
const as = (capacity: Party["capacity"], who: Party): Party => ({ ...who, capacity });

/** Has the officer's account have somebody act from today to today. */
async function lend(docket: Docket, office: bigint, officer: Party, to: Party): Promise<void> {
  const { offices, gazette, connection } = docket.republic;
  const account = accountOf(officer);
  await connection.networkHelpers.impersonateAccount(account);
  await connection.networkHelpers.setBalance(account, 10n ** 18n);
  const today = Number(await gazette.today());
  const own = offices.connect(await connection.ethers.getSigner(account));
  await own.appointActing(office, accountOf(to), to.person, today, today, GENEROUS);
}

/** No reviewer or judge in this case: `officer`, who signs, in the seat of `seat`. */
async function excluded(
  docket: Docket,
  sent: Promise<unknown>,
  entry: Hex,
  officer: Party,
  seat: Party,
): Promise<void> {
  await expect(sent)
    .to.be.revertedWithCustomError(docket.cases.register, "CaseOfficerExcluded")
    .withArgs(entry, officer.person, accountOf(seat));
}

/** Articles 5(3) and 7(6) of the Administrative Procedure Act. */
describe("Attacks on impartiality by who has decided as a matter of discretion", function () {
  this.timeout(120_000);

  let docket: Docket;
  let commission: LandCommission;
  let friend: Party;
  let restore: () => Promise<void>;

  before(async () => {
    docket = await Docket.open();
    commission = await LandCommission.found(docket.land);
    friend = party("Friend", secp256k1Signer(secretKeyOf("Friend")));
    await enrol(docket.republic, [friend]);
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** The farm, which the commission does not let Bob have; `first` declines, or whoever acts for them, and one more. */
  async function declined(first: Party = commission.members[0]): Promise<Filing> {
    const { land } = docket;
    const dealings = { farm: [transfer(land.alice, land.bob)] };
    const filing = await land.file({ dealings, by: [land.alice, land.bob], deadline: TODAY + 200 });
    for (const member of [first, commission.members[1]]) await commission.decide(member, false, filing);
    return filing;
  }

  /** Alice's case about what the commission declined. */
  async function objectedTo(filing: Filing): Promise<Contested> {
    const { land, cases } = docket;
    const refusal = only(await eventsOf(land.register, land.submit(filing)), "Refused");
    const register = await docket.registerOfLand();
    const contested = refusal["digest"] as Hex;
    const entry = cases.entryOf(register, contested, land.alice);
    const opening = cases.openingOf(refusal, register);
    return docket.objected({ entry, contested, objector: land.alice, opening });
  }

  it("[art_5__para_3] a member of the commission who declined, and is a reviewer, does not review it", async () => {
    const [member] = commission.members;
    const { entry } = await objectedTo(await declined());
    await docket.cases.giveOffice("reviewer", member);
    await excluded(docket, docket.step(entry, setAside, as("reviewer", member)), entry, member, member);
  });

  it("[art_5__para_3] nor does the one who declared a conflict of interest, nor as a judge", async () => {
    const { cases, land } = docket;
    const third = commission.members[2];
    const filing = await land.file({
      dealings: { farm: [transfer(land.alice, land.bob)] },
      by: [land.alice, land.bob],
      deadline: TODAY + 200,
    });
    await commission.recuse(third, filing);
    for (const member of commission.members.slice(0, 2)) await commission.decide(member, false, filing);
    const { entry } = await objectedTo(filing);
    await cases.giveOffice("reviewer", third);
    await cases.giveOffice("court", third);
    await excluded(
      docket,
      docket.step(entry, { kind: "hearing" }, as("reviewer", third)),
      entry,
      third,
      third,
    );
    await excluded(
      docket,
      docket.step(entry, { kind: "judgment", outcome: "upheld" }, as("judge", third)),
      entry,
      third,
      third,
    );
  });

  it("[art_5__para_3] the member for whom a friend declined does not review, either", async () => {
    const [member] = commission.members;
    await lend(docket, LAND_COMMISSION, member, friend);
    const { entry } = await objectedTo(await declined(friend));
    await docket.cases.giveOffice("reviewer", member);
    await excluded(docket, docket.step(entry, setAside, as("reviewer", member)), entry, member, member);
  });

  it("[art_5__para_3] nor does somebody act for a reviewer who declined", async () => {
    const [member] = commission.members;
    const { entry } = await objectedTo(await declined());
    await docket.cases.giveOffice("reviewer", member);
    await lend(docket, reviewer.role, member, friend);
    await excluded(docket, docket.step(entry, setAside, as("reviewer", friend)), entry, friend, member);
  });

  it("[art_7__para_6] opened, objected to and reviewed in one application, with nothing yet to compare the reviewer with", async () => {
    const { cases, land } = docket;
    const [member] = commission.members;
    const refusal = only(await eventsOf(land.register, land.submit(await declined())), "Refused");
    const register = await docket.registerOfLand();
    await cases.giveOffice("reviewer", member);
    const refused = await cases.refusalOf({
      entry: cases.entryOf(register, refusal["digest"] as Hex, land.alice),
      steps: [cases.openingOf(refusal, register), { kind: "objection" }, setAside],
      by: [land.alice, as("reviewer", member)],
      because: "One hand washes the other.",
    });
    expect(refused).to.equal("art_7__para_6");
  });

  it("a reviewer who had no part in it reviews what the commission declined, and so does who acts for them", async () => {
    const { cases } = docket;
    const { entry } = await objectedTo(await declined());
    await lend(docket, reviewer.role, cases.reviewer, friend);
    expect(await docket.step(entry, setAside, as("reviewer", friend))).to.equal("");
  });
});

/** Article 5(2) of the Administrative Procedure Act. */
describe("Attacks on impartiality by who acts for whom", function () {
  this.timeout(120_000);

  let docket: Docket;
  let friend: Party;

  beforeEachWithDocket((opened) => {
    docket = opened;
  });

  beforeEach(async () => {
    friend = party("Friend", secp256k1Signer(secretKeyOf("Friend")));
    await enrol(docket.republic, [friend]);
  });

  it("[art_5__para_2] the reviewer whose own application was refused does not pick who reviews it", async () => {
    const { cases, land } = docket;
    const own = as("own behalf", cases.reviewer);
    const sale = { dealings: { disputed: [transfer(land.alice, own)] }, by: [own, land.alice] } as const;
    const { entry } = await docket.objected(await docket.refused(sale));
    await lend(docket, reviewer.role, cases.reviewer, friend);
    await excluded(
      docket,
      docket.step(entry, setAside, as("reviewer", friend)),
      entry,
      friend,
      cases.reviewer,
    );
  });

  it("[art_5__para_2] nor does the seller who signed it, nor a judge who did", async () => {
    const { cases, land } = docket;
    const own = as("own behalf", cases.judge);
    const sale = { dealings: { disputed: [transfer(land.alice, own)] }, by: [land.alice, own] } as const;
    const { entry } = await docket.objected(await docket.refused(sale));
    await lend(docket, court.role, cases.judge, friend);
    await excluded(
      docket,
      docket.step(entry, { kind: "hearing" }, as("judge", friend)),
      entry,
      friend,
      cases.judge,
    );
  });
});
