import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type BaseContract, id, keccak256 } from "ethers";
import { FOUNDING_ACTS, LATER_ACTS } from "../../deploy/modules/acts.ts";
import { LAND_COMMISSION } from "../../deploy/modules/offices.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import {
  elementsOf,
  findElement,
  holdsFigure,
  parseStatute,
  type Statute,
  textOf,
} from "../../sdk/statute/index.ts";
import { IRuleset__factory } from "../../typechain-types/index.js";
import { enactAgriculturalBill } from "../procedure/support/landCommission.ts";
import { party } from "../support/parties.ts";
import {
  ANNOUNCED_DAYS,
  DESCRIPTION,
  foundRepublic,
  type Republic,
  secretKeyOf,
} from "../support/republic.ts";

const STATUTES = path.join(import.meta.dirname, "../../statutes");
const CONSTITUTION = "/eli/xx/act/2015/1";
const ELECTIONS = "/eli/xx/act/2015/11";
const ADMIN = 0n;
const NO_END = 0xffffffffn;

/** Role of those who take votes at polling stations. */
const POLLING_OFFICER = 15n;

/** Role of the constitutional court, which may cancel what the legislature has announced. */
const COURT = 2n;

/** What the Constitution Act says of each office, and what it may call. */
const OFFICES: Readonly<
  Record<string, { role: bigint; provision: string; powers: Readonly<Record<string, string[]>> }>
> = {
  legislature: {
    role: 1n,
    provision: "art_3__para_1",
    powers: {
      gazette: [
        "enact",
        "publishCalendar",
        "proclaimHoliday",
        "proclaimStandstill",
        "correctRuleset",
        "correctText",
      ],
    },
  },
  constitutionalCourt: {
    role: 2n,
    provision: "art_4__para_1",
    powers: { gazette: ["suspend", "annul"], referendums: ["bar"] },
  },
  civilRegistrar: {
    role: 3n,
    provision: "art_5__para_1",
    powers: {
      persons: [
        "enrol",
        "enrolBatch",
        "allowVerifier",
        "confirmAssurance",
        "freeze",
        "release",
        "recordDeaths",
      ],
    },
  },
  landRegistrar: { role: 4n, provision: "art_5__para_2", powers: { landTakeover: ["propose"] } },
  surveyOffice: { role: 5n, provision: "art_5__para_3", powers: { landTakeover: ["confirm"] } },
  court: {
    role: 6n,
    provision: "art_5__para_4",
    powers: {
      landRegister: ["freeze", "release", "strike"],
      landTakeover: ["decide"],
      caseRegister: ["freeze", "release"],
    },
  },
  notary: { role: 7n, provision: "art_5__para_5", powers: {} },
  reviewer: { role: 8n, provision: "art_5__para_9", powers: {} },
  caseRegistrar: { role: 9n, provision: "art_5__para_10", powers: {} },
  electoralCommission: {
    role: 13n,
    provision: "art_5__para_18",
    powers: { referendums: ["file", "nameDistrict"] },
  },
};

/** What contracts may have others do: by name of the contract, which holds the office itself. */
const CONTRACT_OFFICES = {
  cases: {
    holder: "caseRegister",
    role: 10n,
    provision: "art_5__para_11",
    powers: { landRegister: ["setPending", "setAside", "restore"] },
  },
  takeover: {
    holder: "landTakeover",
    role: 12n,
    provision: "art_5__para_17",
    powers: { landRegister: ["adoptLegacyRoot"] },
  },
  elections: {
    holder: "electionRegister",
    role: 14n,
    provision: "art_5__para_19",
    powers: {
      ballotBox: ["prepare", "schedule", "permitTally", "annul"],
      keyCeremony: ["begin", "appoint"],
      referendums: ["put", "answered", "annulled"],
    },
  },
} as const;

/** Parts whose rulesets the bill on agricultural land brings. */
const REFERRING = {
  "agricultural-land": ["part_2", "part_3"],
  "land-registration": ["part_2", "part_9", "part_10"],
} as const;

/** A statute file as it lies in the repository. */
interface StatuteFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly statute: Statute;
}

/** Every version of every act. */
function allTexts(): StatuteFile[] {
  return globSync("*/*.en.md", { cwd: STATUTES })
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(STATUTES, name));
      return { name, bytes, statute: parseStatute(bytes.toString("utf8"), name) };
    });
}

const fileOf = ([folder, { date }]: readonly [string, { readonly date: string }]): string =>
  `${folder}/${date}.en.md`;

function textNamed(file: string): StatuteFile {
  const found = allTexts().find(({ name }) => name === file);
  if (found === undefined) throw new Error(`there is no ${file}`);
  return found;
}

const LATER = Object.entries(LATER_ACTS).map(fileOf);

/** What the republic was founded with: all texts but those that are enacted when it stands. */
const foundingActs = (): StatuteFile[] => allTexts().filter(({ name }) => !LATER.includes(name));

describe("The republic as it is deployed", () => {
  const acts = foundingActs();
  let republic: Republic;

  before(async () => {
    republic = await foundRepublic();
  });

  const actOf = (eli: string): Statute => {
    const found = acts.find(({ statute }) => statute.frontMatter.eli === eli);
    if (found === undefined) throw new Error(`no act ${eli}`);
    return found.statute;
  };

  const managed = (): Record<string, BaseContract> => {
    const { gazette, persons, landRegister, landTakeover, caseRegister } = republic;
    const { electionRegister, ballotBox, keyCeremony, referendums } = republic;
    const voting = { electionRegister, ballotBox, keyCeremony, referendums };
    return { gazette, persons, landRegister, landTakeover, caseRegister, ...voting };
  };

  describe("leaves whoever deployed it", () => {
    it("without any role", async () => {
      const { offices, founder } = republic;
      const granted = await offices.queryFilter(offices.filters.RoleGranted());
      const roles = new Set(granted.map(({ args }) => args.roleId));
      expect([...roles].sort()).to.deep.equal([
        ADMIN,
        1n,
        10n,
        12n,
        13n,
        14n,
        2n,
        3n,
        4n,
        5n,
        6n,
        7n,
        8n,
        9n,
      ]);
      for (const role of roles) {
        const [isMember] = await offices.hasRole(role, founder);
        expect(isMember, `role ${role}`).to.equal(false);
      }
    });

    it("unable to found it again", async () => {
      const { executive, founder } = republic;
      await expect(executive.connect(founder).found([], []))
        .to.be.revertedWithCustomError(executive, "ExecutiveNotTheFounder")
        .withArgs(founder.address);
    });
  });

  it("has one admin, which is the executive", async () => {
    const { offices, executive } = republic;
    const granted = await offices.queryFilter(offices.filters.RoleGranted(ADMIN));
    expect(granted.map(({ args }) => args.account)).to.deep.equal([await executive.getAddress()]);
    for (const contract of Object.values(managed())) {
      expect(await contract.getFunction("authority")()).to.equal(await offices.getAddress());
    }
  });

  describe("has offices:", () => {
    for (const [name, { role, provision, powers }] of Object.entries(OFFICES)) {
      it(`${name}, under ${provision}`, async () => {
        const { offices, officers } = republic;
        const labels = await offices.queryFilter(offices.filters.RoleLabel(role));
        expect(labels.map(({ args }) => args.label)).to.deep.equal([`${name} ${CONSTITUTION}#${provision}`]);
        expect(findElement(actOf(CONSTITUTION), provision), provision).not.to.equal(undefined);
        const holders = await offices.queryFilter(offices.filters.RoleGranted(role));
        const officer = officers[name as keyof typeof officers];
        const seats = name === "legislature" ? [await republic.referendums.getAddress()] : [];
        expect(holders.map(({ args }) => args.account)).to.deep.equal([officer.address, ...seats]);
        expect(await offices.lastDayOf(role, officer)).to.equal(dayOf(DESCRIPTION.officersUntil));
        expect(await offices.getRoleAdmin(role)).to.equal(ADMIN);
        const isLegislature = name === "legislature";
        expect(await offices.getRoleGuardian(role)).to.equal(isLegislature ? COURT : ADMIN);
        const [, delay] = await offices.hasRole(role, officer);
        expect(delay).to.equal(isLegislature ? BigInt(ANNOUNCED_DAYS * 86_400) : 0n);
        for (const [contract, functions] of Object.entries(powers)) {
          for (const power of functions) expect(await roleFor(contract, power), power).to.equal(role);
        }
      });
    }

    for (const [name, { holder, role, provision, powers }] of Object.entries(CONTRACT_OFFICES)) {
      it(`${name}, held by ${holder} itself, without end`, async () => {
        const { offices } = republic;
        const labels = await offices.queryFilter(offices.filters.RoleLabel(role));
        expect(labels.map(({ args }) => args.label)).to.deep.equal([`${name} ${CONSTITUTION}#${provision}`]);
        expect(findElement(actOf(CONSTITUTION), provision)).not.to.equal(undefined);
        const holders = await offices.queryFilter(offices.filters.RoleGranted(role));
        const contract = await republic[holder].getAddress();
        expect(holders.map(({ args }) => args.account)).to.deep.equal([contract]);
        expect(await offices.lastDayOf(role, contract)).to.equal(NO_END);
        for (const [target, functions] of Object.entries(powers)) {
          for (const power of functions) expect(await roleFor(target, power)).to.equal(role);
        }
      });
    }

    it("polling officers, whom the Elections Act creates and nobody is yet", async () => {
      const { offices } = republic;
      const labels = await offices.queryFilter(offices.filters.RoleLabel(POLLING_OFFICER));
      const provision = "art_18a__para_2";
      expect(labels.map(({ args }) => args.label)).to.deep.equal([
        `pollingOfficer ${ELECTIONS}#${provision}`,
      ]);
      expect(findElement(actOf(ELECTIONS), provision)).not.to.equal(undefined);
      expect(await offices.queryFilter(offices.filters.RoleGranted(POLLING_OFFICER))).to.deep.equal([]);
    });

    it("and no other office may do anything", async () => {
      const granted = [...Object.values(OFFICES), ...Object.values(CONTRACT_OFFICES)].flatMap(({ powers }) =>
        Object.entries(powers).flatMap(([contract, functions]) =>
          (functions as readonly string[]).map((name) => `${contract}.${name}`),
        ),
      );
      for (const [name, contract] of Object.entries(managed())) {
        for (const power of functionsOf(contract)) {
          if (granted.includes(`${name}.${power}`)) continue;
          expect(await roleFor(name, power), `${name}.${power}`).to.equal(ADMIN);
        }
      }
    });

    async function roleFor(contract: string, name: string): Promise<bigint> {
      const target = managed()[contract];
      const selector = target?.interface.getFunction(name)?.selector;
      if (target === undefined || selector === undefined) throw new Error(`no ${contract}.${name}`);
      return republic.offices.getTargetFunctionRole(target, selector);
    }
  });

  describe("publishes", () => {
    for (const { name, bytes, statute } of acts) {
      it(`${name}, by the hash of its bytes`, async () => {
        const { eli, date } = statute.frontMatter;
        expect(await republic.gazette.textHash(eli, dayOf(date))).to.equal(keccak256(bytes));
      });
    }

    it("each version of an act as one of the founding, or as one that is enacted later", () => {
      const known = [...Object.entries(FOUNDING_ACTS), ...Object.entries(LATER_ACTS)].map(fileOf);
      expect(allTexts().map(({ name }) => name)).to.have.members(known);
    });

    it("nothing else", async () => {
      const { gazette } = republic;
      const enacted = await gazette.queryFilter(gazette.filters.Enacted());
      expect(enacted.map(({ args }) => args.eli).sort()).to.deep.equal(
        acts.map(({ statute }) => statute.frontMatter.eli).sort(),
      );
    });
  });

  describe("puts in force", () => {
    const DEALT_WITH = {
      landPart2: "/eli/xx/act/2015/12#part_2",
      landPart3: "/eli/xx/act/2015/12#part_3",
      landPart4: "/eli/xx/act/2015/12#part_4",
      landPart6: "/eli/xx/act/2015/12#part_6",
      landPart7: "/eli/xx/act/2015/12#part_7",
      landPart9: "/eli/xx/act/2015/12#part_9",
      landPart10: "/eli/xx/act/2015/12#part_10",
      landPart8: "/eli/xx/act/2015/12#part_8",
      landPart11: "/eli/xx/act/2015/12#part_11",
      dutyPart2: "/eli/xx/act/2015/14#part_2",
      lodgingPart2: "/eli/xx/act/2015/10#part_2",
      procedurePart2: "/eli/xx/act/2015/7#part_2",
      procedurePart3: "/eli/xx/act/2015/7#part_3",
      procedurePart4: "/eli/xx/act/2015/7#part_4",
      electionsPart2: "/eli/xx/act/2015/11#part_2",
      electionsPart3: "/eli/xx/act/2015/11#part_3",
      electionsPart4: "/eli/xx/act/2015/11#part_4",
      referendumPart2: "/eli/xx/act/2015/13#part_2",
    } as const;

    for (const [ruleset, subdivision] of Object.entries(DEALT_WITH)) {
      it(`${subdivision}, from the day stated and not before`, async () => {
        const { gazette, rulesets } = republic;
        const from = dayOf(DESCRIPTION.inForceFrom);
        const key = id(subdivision);
        const version = await gazette.inForceOn(key, from);
        expect([version.ruleset, version.from]).to.deep.equal([
          rulesets[ruleset as keyof typeof rulesets],
          BigInt(from),
        ]);
        expect((await gazette.inForceOn(key, from + 36_525)).ruleset).to.equal(version.ruleset);
        await expect(gazette.inForceOn(key, from - 1))
          .to.be.revertedWithCustomError(gazette, "GazetteNotInForce")
          .withArgs(key, from - 1);
        const [act = "", eId = ""] = subdivision.split("#");
        const parts = [...elementsOf(actOf(act).children)].map((element) => element.eId);
        expect(parts).to.include(eId);
      });
    }

    it("no other subdivision", async () => {
      const { gazette } = republic;
      const enacted = await gazette.queryFilter(gazette.filters.ProvisionEnacted());
      const keys = enacted.map(({ args }) => args.key).sort();
      expect(keys).to.deep.equal(Object.values(DEALT_WITH).map(id).sort());
    });
  });

  it("waits as long as its acts say", async () => {
    const { executive, landTakeover, officers, connection } = republic;
    const veto = textOf(actOf(CONSTITUTION), "art_4__para_1");
    expect(holdsFigure(veto, `${await executive.vetoDays()} days`), veto).to.equal(true);
    const announcement = textOf(actOf(CONSTITUTION), "art_4__para_3");
    expect(holdsFigure(announcement, `${ANNOUNCED_DAYS} days`), announcement).to.equal(true);
    const before = await connection.networkHelpers.takeSnapshot();
    const root = id("a root");
    await landTakeover.connect(officers.landRegistrar).propose(root, 1, id("a data set"));
    await landTakeover.connect(officers.surveyOffice).confirm(root, 1, id("a data set"));
    const [confirmed] = await landTakeover.queryFilter(landTakeover.filters.RootConfirmed());
    const delay = Number(confirmed?.args.effectiveFrom) - Number(await republic.gazette.today());
    const takeover = textOf(actOf("/eli/xx/act/2015/12"), "art_20__para_2");
    expect(holdsFigure(takeover, `${delay} days`), takeover).to.equal(true);
    const objections = textOf(actOf("/eli/xx/act/2015/12"), "art_20__para_5");
    expect(holdsFigure(objections, `${await landTakeover.objectionDays()} days`), objections).to.equal(true);
    await before.restore();
  });

  it("enacts later what belongs together: the Agricultural Land Act, its commission, and the Land Registration Act that refers to it", async () => {
    const { connection, gazette, offices } = republic;
    const before = await connection.networkHelpers.takeSnapshot();
    const members = ["First", "Second"].map((name) => party(name, secp256k1Signer(secretKeyOf(name))));
    await enactAgriculturalBill(republic, members);
    const today = await gazette.today();
    for (const folder of ["agricultural-land", "land-registration"] as const) {
      const { eli, date } = LATER_ACTS[folder];
      const { bytes, statute } = textNamed(fileOf([folder, { date }]));
      expect(await gazette.textHash(eli, dayOf(date)), folder).to.equal(keccak256(bytes));
      for (const eId of REFERRING[folder]) {
        expect(findElement(statute, eId), eId).not.to.equal(undefined);
        const { ruleset } = await gazette.inForceOn(id(`${eli}#${eId}`), today);
        expect(Object.values(republic.rulesets), eId).not.to.include(ruleset);
        const executed = IRuleset__factory.connect(ruleset, republic.relay);
        expect(await executed.eli()).to.equal(`${eli}#${eId}`);
      }
    }
    for (const { signer } of members) {
      expect(await offices.lastDayOf(LAND_COMMISSION, hexFromBytes(signer.signer))).to.equal(NO_END);
    }
    await before.restore();
  });

  it("has calendars of the year of its founding and the next, and allows the verifiers of citizens' keys", async () => {
    const { gazette, persons, p256Verifier, webAuthnVerifier } = republic;
    expect(await gazette.isWorkingDay(dayOf("2015-12-24"))).to.equal(true);
    expect(await gazette.isWorkingDay(dayOf("2016-12-27"))).to.equal(false);
    const allowed = await persons.queryFilter(persons.filters.VerifierAllowed());
    expect(allowed.length).to.equal(3);
    for (const verifier of [p256Verifier, webAuthnVerifier])
      expect(await persons.isAllowed(verifier)).to.equal(true);
  });
});

function functionsOf(contract: BaseContract): string[] {
  const names: string[] = [];
  contract.interface.forEachFunction(({ name }) => names.push(name));
  return names;
}
