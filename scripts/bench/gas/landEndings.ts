import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../../sdk/abi.ts";
import { leaseholdEntry } from "../../../sdk/land/leaseholdEntry.ts";
import { encodeCall } from "../../chain/chain.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import { pairOf } from "../../start/pairs.ts";
import type { Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";
import { dealingWith, type MeasuredHome } from "./measuredAct.ts";
import { easementOf } from "./parcelActs.ts";
import { measured, wait, type Workbench } from "./workbench.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);
const DEED = instrumentOf("deed");

/** 31 December 9999. */
const FOR_LIFE = 2_932_896;

/** How what binds a title ends: caveats, notices, freezes, leases, usufructs, easements. The last row is of the next day. */
export async function landEndings(bench: Workbench): Promise<void> {
  await caveatAndFreeze(bench);
  await notices(bench);
  await usufructs(bench);
  await easement(bench);
  await forfeiture(bench);
  await merger(bench);
  await leaseClosing(bench);
}

async function caveatAndFreeze(bench: Workbench): Promise<void> {
  const { title, spouse } = await bench.home();
  const own = { caveator: spouse.person };
  const asked = { kind: "caveat", ...own, lastDay: bench.today + 90 } as const;
  const what = "one ECDSA signature, the caveator's; whole record and application logged";
  await bench.decided("land.caveat", what, dealingWith(title, bench.today, asked, [spouse]));
  const withdrawn = { kind: "caveat withdrawal", ...own } as const;
  await bench.decided("land.caveat.withdrawal", what, dealingWith(title, bench.today, withdrawn, [spouse]));

  const { contracts, officers, chain } = bench.republic;
  const order = (name: string) => ({
    from: officers.court.account,
    to: contracts.landRegister,
    data: encodeCall(REGISTER, name, [title.entry, instrumentOf("order")]),
  });
  await chain.send(order("freeze"));
  await measured(
    bench,
    "land.release",
    "of a frozen title, by the court, without the record",
    order("release"),
  );
}

async function notices(bench: Workbench): Promise<void> {
  const { title, seller, spouse, buyer } = await bench.home();
  const { today } = bench;
  const all = [seller, spouse, buyer] as const;
  const [right, consent] = [{ holder: buyer.person }, { person: buyer.person }];
  const preEmption = { kind: "pre-emption", ...right, lastDay: today + 3_650 } as const;
  await bench.prepared(dealingWith(title, today, preEmption, all));
  await bench.prepared(dealingWith(title, today, { kind: "consent requirement", ...consent }, all));
  const what = "one ECDSA signature; whole record and application logged";
  await bench.decided(
    "land.preEmption.withdrawal",
    `by its holder; ${what}`,
    dealingWith(title, today, { kind: "pre-emption withdrawal", ...right }, [buyer]),
  );
  await bench.decided(
    "land.consentRequirement.withdrawal",
    `by the person whose consent was required; ${what}`,
    dealingWith(title, today, { kind: "consent requirement withdrawal", ...consent }, [buyer]),
  );
}

async function usufructs(bench: Workbench): Promise<void> {
  const { today } = bench;
  const notary = bench.parties.officer("notary");
  const granted = async (): Promise<MeasuredHome> => {
    const home = await bench.home();
    const { title, seller, spouse, buyer } = home;
    const terms = { kind: "usufruct", holder: buyer.person, lastDay: FOR_LIFE } as const;
    await bench.prepared(dealingWith(title, today, terms, [seller, spouse, buyer, bench.bank]));
    return home;
  };
  const renounced = await granted();
  const given = { kind: "usufruct renunciation", holder: renounced.buyer.person } as const;
  await bench.decided(
    "land.usufruct.renunciation",
    "by its holder; one ECDSA signature",
    dealingWith(renounced.title, today, given, [renounced.buyer]),
  );
  const left = await granted();
  const died = { kind: "usufruct after death", holder: left.buyer.person } as const;
  await bench.decided(
    "land.usufruct.afterDeath",
    "an owner and a notary sign, ECDSA",
    dealingWith(left.title, today, died, [left.seller, notary]),
  );
}

async function easement(bench: Workbench): Promise<void> {
  const [burdened, benefited] = [await bench.ownHome(), await bench.ownHome()];
  const signed = {
    signatories: [burdened.seller, benefited.seller, bench.bank] as const,
    deadline: bench.today,
  };
  const granted = easementOf(burdened.title, benefited.title, signed);
  await bench.prepared(granted);
  const [dealing] = granted.dealings;
  const given = { instrument: DEED, instrumentDate: bench.today };
  const terms = { kind: "easement release", easement: dealing?.instrument ?? DEED, ...given } as const;
  const released = pairOf(burdened.title, benefited.title, terms);
  await bench.decided(
    "land.easement.release",
    "two titles of one owner each; owner and lender of the one that benefits sign, ECDSA; two records",
    { ...released, signatories: [benefited.seller, bench.bank], deadline: bench.today },
  );
}

async function forfeiture(bench: Workbench): Promise<void> {
  const { home, leasehold } = await letHome(bench, bench.today + 9_131);
  const judge = bench.parties.officer("court");
  await bench.decided(
    "land.lease.forfeiture",
    "by order of a court; an owner of the freehold and a judge sign, ECDSA; two records",
    ended(bench, home, leasehold, "lease forfeiture", [home.seller, judge]),
  );
}

async function merger(bench: Workbench): Promise<void> {
  const { home, leasehold } = await letHome(bench, bench.today + 9_131);
  const parties = { transferor: home.buyer.person, acquirer: home.seller.person };
  const back = { kind: "transfer", ...parties, numerator: 1, price: 0n, currency: "GBP" } as const;
  await bench.prepared(dealingWith(leasehold, bench.today, back, [home.buyer, home.seller]));
  await bench.decided(
    "land.lease.merger",
    "the freehold's owner has the leasehold, too; one ECDSA signature; two records",
    ended(bench, home, leasehold, "lease merger", [home.seller]),
  );
}

/** A lease that ends today is closed tomorrow. */
async function leaseClosing(bench: Workbench): Promise<void> {
  const { home, leasehold } = await letHome(bench, bench.today);
  const tomorrow = await wait(bench, 1);
  const basis = { subject: 0, leasehold: 1, instrument: DEED, instrumentDate: bench.today };
  await bench.decided(
    "land.lease.closing",
    "its term is over; one ECDSA signature, of an owner of the freehold; two records",
    {
      title: home.title,
      further: [leasehold],
      dealings: [{ kind: "lease closing", ...basis, grant: DEED }],
      signatories: [home.seller],
      deadline: tomorrow,
    },
  );
}

/** A home of one owner is let to somebody until a day. */
async function letHome(
  bench: Workbench,
  lastDay: number,
): Promise<{ readonly home: MeasuredHome; readonly leasehold: FiledTitle }> {
  const home = await bench.ownHome();
  const { title, seller, buyer } = home;
  const leasehold: FiledTitle = {
    entry: leaseholdEntry(title.entry, DEED),
    record: new Uint8Array(),
    proof: undefined,
    owners: [],
    lender: undefined,
  };
  const deed = { instrument: DEED, instrumentDate: bench.today };
  const terms = { kind: "lease", lessee: buyer.person, lastDay, denominator: 1, ...deed } as const;
  const signatories = [seller, buyer, bench.bank] as const;
  await bench.prepared({ ...pairOf(title, leasehold, terms), signatories, deadline: bench.today });
  return { home, leasehold };
}

function ended(
  { today }: Workbench,
  home: MeasuredHome,
  leasehold: FiledTitle,
  kind: "lease forfeiture" | "lease merger",
  signatories: readonly [Party, ...Party[]],
) {
  const deed = { instrument: DEED, instrumentDate: today };
  return { ...pairOf(home.title, leasehold, { kind, ...deed }), signatories, deadline: today };
}
