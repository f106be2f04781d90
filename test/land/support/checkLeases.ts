import { expect } from "chai";
import { decodeTitle, type Rrr, type Title } from "../../../sdk/land/title.ts";
import { bytesFromHex } from "../../../sdk/bytes.ts";
import { leaseHolder } from "../../../sdk/land/leaseholdEntry.ts";
import { decodeApplication } from "../../../sdk/law/application.ts";
import type { Outcome, RulesetCall } from "../../behaviours/ruleset.ts";
import { checkTitle } from "./landParts.ts";

/**
 * What holds after whatever Part 9 grants: who is granted something has standing, land stays what it is, and a live lease
 * on a freehold has one open leasehold, which has one such lease. [art_51__para_1] [art_51__para_2] [art_52__para_3]
 */
export function checkLeases(call: RulesetCall, outcome: Outcome): void {
  if (outcome.refusal !== "") return;
  const { today } = call.circumstances;
  expect(outcome.standing).to.equal(true);
  expect(outcome.applicableDate).to.be.at.most(today);
  const before = call.bodies.map(titleIn);
  const after = outcome.next.map((body) => titleIn(bytesFromHex(body)));
  after.forEach((title, index) => {
    if (title === undefined) return;
    checkTitle(title, today);
    const { tenure, spatialUnits } = title;
    if (before[index]) expect(before[index]).to.deep.include({ tenure, spatialUnits });
  });
  const leasehold = decodeApplication(call.application).entries[1];
  if (leasehold === undefined) return;
  const holder = leaseHolder(leasehold);
  const [freeholdBefore, leaseholdBefore] = before;
  const belong = leaseholdBefore === undefined || leasesTo(holder, freeholdBefore, today).length > 0;
  if (belong) checkBelong(after, holder, today);
}

function checkBelong(after: readonly (Title | undefined)[], holder: string, today: number): void {
  const [freehold, leasehold] = after;
  const leases = leasesTo(holder, freehold, today);
  expect(leases.length, "leases of an open leasehold").to.equal(leasehold === undefined ? 0 : 1);
  const all = freehold?.rrrs.filter(({ kind }) => kind === "lease") ?? [];
  expect(all.length, "leases on a freehold").to.be.at.most(1);
  if (leasehold === undefined) return;
  expect(leasehold.tenure).to.equal("leasehold");
  expect(leasehold.termEnds).to.equal(leases[0]?.until);
  expect(leasehold.spatialUnits).to.deep.equal(freehold?.spatialUnits);
}

const titleIn = (body: Uint8Array): Title | undefined => (body.length === 0 ? undefined : decodeTitle(body));

function leasesTo(leasehold: string, freehold: Title | undefined, today: number): Rrr[] {
  const live = freehold?.rrrs.filter(({ kind, until }) => kind === "lease" && until >= today) ?? [];
  return live.filter(({ holder }) => holder === leasehold);
}
