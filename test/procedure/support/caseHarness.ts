import { id, ZeroHash } from "ethers";
import { type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import { legacyEntryId } from "../../../sdk/law/entryId.ts";
import { LegacyTree } from "../../../sdk/law/legacyTree.ts";
import { encodeLegacyRecord, encodeRecord, NO_BASIS, NO_COMMITMENT } from "../../../sdk/law/record.ts";
import { type Case, encodeCase } from "../../../sdk/procedure/case.ts";
import { encodeSteps, NO_REASONS, type StepTerms } from "../../../sdk/procedure/steps.ts";
import { hashText } from "../../../sdk/words.ts";
import type { OddEffect, RegisterHarness } from "../../behaviours/register.ts";
import { TODAY } from "../../land/support/terms.ts";
import { changed, type Draft, signedBy } from "../../support/filing.ts";
import type { Party } from "../../support/parties.ts";
import { ANNOUNCED_DAYS, enact, GENEROUS } from "../../support/republic.ts";
import type { Contested, Docket } from "./docket.ts";

const ACT = "/eli/xx/act/2015/7";
const ODD_EFFECTS: readonly OddEffect[] = ["keeps", "closes", "loses one", "breaks"];
/** `Office.sol`. */
const LAND_REGISTRAR = 4n;
const SALT = keccak256(new Uint8Array());
const BEGUN_ON = TODAY - 20;
const HEADER = { previous: NO_COMMITMENT, basis: NO_BASIS, recordedAt: BEGUN_ON, version: 1, others: 0 };

const entryOf = (name: string): Hex => legacyEntryId(SALT, `case of ${name}`);

/** A case of an older register: under review, about nothing that this republic knows. */
function legacyCase(objector: Party, register: Hex, name: string): Case {
  return {
    stage: "under review",
    instance: 1,
    pending: false,
    ordered: false,
    since: BEGUN_ON,
    decidedOn: BEGUN_ON - 10,
    servedOn: BEGUN_ON - 8,
    heardOn: 0,
    remedyDays: 28,
    objector: objector.person,
    register,
    contested: id(name) as Hex,
    eId: "art_11__para_2",
    reasons: NO_REASONS,
    participants: [],
    entries: [],
  };
}

/** Records whose header begins no chain, by what is wrong with them. */
function malformedRecords(body: Uint8Array): Record<string, Uint8Array> {
  return {
    "a later version": encodeRecord({ ...HEADER, version: 2, body }),
    "a record before it": encodeRecord({ ...HEADER, previous: `0x${"01".repeat(31)}`, body }),
    "a ruleset as its basis": encodeRecord({ ...HEADER, basis: `0x${"02".repeat(20)}`, body }),
    "something behind its version": changed(encodeLegacyRecord(BEGUN_ON, body), 60),
  };
}

/** A register of cases that has taken an older one over. */
export class CaseArchive {
  readonly docket: Docket;
  readonly records: ReadonlyMap<Hex, Uint8Array>;
  readonly tree: LegacyTree;
  readonly refusal: Contested;

  private constructor(docket: Docket, records: ReadonlyMap<Hex, Uint8Array>, refusal: Contested) {
    this.docket = docket;
    this.records = records;
    this.refusal = refusal;
    this.tree = LegacyTree.of(
      [...records].map(([entry, record]) => ({ entry, recordHash: keccak256(record) })),
    );
  }

  /** Takes the older register over, which no office may in the republic as it is founded: the executive does. */
  static async open(docket: Docket): Promise<CaseArchive> {
    const register = await docket.registerOfLand();
    const { alice } = docket.land;
    const bodyOf = (name: string) => encodeCase(legacyCase(alice, register, name));
    const records = new Map<Hex, Uint8Array>();
    const names = ["the wall", "the well", "the way", "the wood", "the mill", "the weir", "the ford"];
    for (const name of names) records.set(entryOf(name), encodeLegacyRecord(BEGUN_ON, bodyOf(name)));
    const odd = malformedRecords(bodyOf("odd"));
    for (const [name, record] of Object.entries(odd)) records.set(entryOf(name), record);
    const longer = Uint8Array.of(...bodyOf("long"), 0);
    records.set(entryOf("a byte too many"), encodeLegacyRecord(BEGUN_ON, longer));
    const archive = new CaseArchive(docket, records, await docket.refused());
    await archive.#takeOver();
    return archive;
  }

  async #takeOver(): Promise<void> {
    const { republic, cases } = this.docket;
    const { offices, executive, officers, connection } = republic;
    const { register } = cases;
    const address = await executive.getAddress();
    await connection.networkHelpers.impersonateAccount(address);
    await connection.networkHelpers.setBalance(address, 10n ** 20n);
    const admin = offices.connect(await connection.ethers.getSigner(address));
    const { selector } = register.interface.getFunction("adoptLegacyRoot");
    await admin.setTargetFunctionRole(register, [selector], LAND_REGISTRAR, GENEROUS);
    await connection.networkHelpers.stopImpersonatingAccount(address);
    await register.connect(officers.landRegistrar).adoptLegacyRoot(this.tree.root, GENEROUS);
  }
}

/** The register of cases, as the suite of all registers wants it. */
export function caseHarness({ docket, records, tree, refusal }: CaseArchive): RegisterHarness {
  const { republic, cases, land } = docket;
  const { alice, bob, stranger } = land;

  async function draft(
    entry: Hex,
    terms: StepTerms,
    by: readonly [Party, ...Party[]],
    reasons: Hex = hexFromBytes(hashText("Because.")),
  ): Promise<Draft> {
    const last = await cases.witnessOf(entry);
    const record = records.get(entry);
    const dormant = last.record.length === 0 && record !== undefined;
    return {
      entries: [entry],
      ...signedBy(by),
      declarations: [],
      dealings: encodeSteps([{ ...terms, subject: 0, reasons, date: TODAY }]),
      applicant: by[0].person,
      deadline: TODAY + 30,
      witnesses: [dormant ? { record, proof: tree.proofOf({ entry, recordHash: keccak256(record) }) } : last],
    };
  }

  const hearing = (name: string): Promise<Draft> => heard(entryOf(name));
  const heard = (entry: Hex): Promise<Draft> => draft(entry, { kind: "hearing" }, [alice, cases.reviewer]);

  /** A hearing, or, in a case in which nobody has objected yet, the objection. */
  const next = async (entry: Hex): Promise<Draft> => {
    const decided = !records.has(entry) && (await cases.caseOf(entry)).stage === "decided";
    return decided ? draft(entry, { kind: "objection" }, [alice, cases.caseRegistrar]) : heard(entry);
  };

  async function enactOddLaw(effect: OddEffect): Promise<void> {
    const index = ODD_EFFECTS.indexOf(effect);
    const law = await republic.connection.ethers.deployContract("OddLaw", [`${ACT}#part_2`, index]);
    const ruleset = await law.getAddress();
    const from = Number(await republic.gazette.today()) + ANNOUNCED_DAYS;
    await enact(republic, {
      eli: ACT,
      documentDate: TODAY + index,
      textHash: id(`odd text ${effect}`),
      provisions: [{ subdivision: "part_2", ruleset, from, until: NO_END }],
      basisKey: ZeroHash,
      basisEId: ZeroHash,
      calls: [],
    });
  }

  const malformedNames = Object.keys(malformedRecords(new Uint8Array()));
  return {
    republic,
    register: cases.register,
    name: "Register of Cases",
    today: TODAY,
    digestOf: cases.digestOf,
    tree,
    legacyRecords: records,
    outsider: stranger,
    parties: [alice, bob, cases.reviewer, cases.caseRegistrar],
    grantedOnLegacy: (index = 0) => hearing(["the wall", "the well", "the way"][index] ?? "the wall"),
    grantedOnNew: () => draft(refusal.entry, refusal.opening, [alice, cases.caseRegistrar]),
    grantedNext: next,
    refused: () =>
      draft(
        entryOf("the wood"),
        { kind: "review", outcome: "set aside" },
        [alice, cases.reviewer],
        NO_REASONS,
      ),
    refusedOnNew: () => draft(refusal.entry, refusal.opening, [cases.reviewer]),
    remedied: () => hearing("the wood"),
    withoutStanding: () => draft(entryOf("the mill"), { kind: "objection" }, [stranger, bob]),
    malformedRecords: async () =>
      new Map(await Promise.all(malformedNames.map(async (name) => [name, await hearing(name)] as const))),
    malformedBody: async () => ({ draft: await hearing("a byte too many"), error: "CaseMalformed" }),
    enactOddLaw,
  };
}
