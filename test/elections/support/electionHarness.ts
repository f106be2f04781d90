import { id, ZeroHash } from "ethers";
import { type Hex, keccak256 } from "../../../sdk/bytes.ts";
import { encodeElection } from "../../../sdk/elections/election.ts";
import { electionEntryOf } from "../../../sdk/elections/entries.ts";
import { type ElectionStepTerms, encodeElectionSteps } from "../../../sdk/elections/steps.ts";
import { dayOf, NO_END } from "../../../sdk/law/dates.ts";
import { legacyEntryId } from "../../../sdk/law/entryId.ts";
import { LegacyTree } from "../../../sdk/law/legacyTree.ts";
import { encodeLegacyRecord, encodeRecord, NO_BASIS, NO_COMMITMENT } from "../../../sdk/law/record.ts";
import type { OddEffect, RegisterHarness } from "../../behaviours/register.ts";
import { changed, type Draft, signedBy } from "../../support/filing.ts";
import { enrol, type Party, party } from "../../support/parties.ts";
import { ANNOUNCED_DAYS, enact, foundRepublic, GENEROUS, goTo } from "../../support/republic.ts";
import { asExecutive, Commission, POLLING, REASONS } from "./commission.ts";

const ACT = "/eli/xx/act/2015/11";
const TODAY = dayOf("2016-01-11");
const ODD_EFFECTS: readonly OddEffect[] = ["keeps", "closes", "loses one", "breaks"];
/** `Office.sol`. */
const ELECTORAL_COMMISSION = 13n;
const SALT = keccak256(new Uint8Array());
const NO_REASONS: Hex = `0x${"00".repeat(32)}`;
const HEADER = { previous: NO_COMMITMENT, basis: NO_BASIS, recordedAt: TODAY - 20, version: 1, others: 0 };

const entryOf = (name: string): Hex => legacyEntryId(SALT, `election of ${name}`);

/** An election that an older register has called. */
const BODY = encodeElection({
  pollingDay: POLLING.pollingDay,
  opens: POLLING.beginsAt + 7n * 3600n,
  closes: POLLING.beginsAt + 22n * 3600n,
  paused: false,
  postponements: 0,
  threshold: 0,
  attempts: 0,
  period: 0,
  trustees: [],
});

/** Records whose header begins no chain, by what is wrong with them. */
const MALFORMED: Readonly<Record<string, Uint8Array>> = {
  "a later version": encodeRecord({ ...HEADER, version: 2, body: BODY }),
  "a record before it": encodeRecord({ ...HEADER, previous: `0x${"01".repeat(31)}`, body: BODY }),
  "a ruleset as its basis": encodeRecord({ ...HEADER, basis: `0x${"02".repeat(20)}`, body: BODY }),
  "something behind its version": changed(encodeLegacyRecord(TODAY - 20, BODY), 60),
};

const NAMES = ["the north", "the east", "the south", "the west", "the hills", "the coast", "the isles"];

/** A register of elections that has taken an older one over. */
export class ElectionArchive {
  readonly commission: Commission;
  readonly alice = party("alice");
  readonly stranger = party("stranger");
  readonly records: ReadonlyMap<Hex, Uint8Array>;
  readonly tree: LegacyTree;

  private constructor(commission: Commission) {
    this.commission = commission;
    const records = new Map<Hex, Uint8Array>();
    // Of another day each, so that no two have the same record.
    NAMES.forEach((name, index) => records.set(entryOf(name), encodeLegacyRecord(TODAY - 20 - index, BODY)));
    for (const [name, record] of Object.entries(MALFORMED)) records.set(entryOf(name), record);
    const longer = Uint8Array.of(...BODY, 0);
    records.set(entryOf("a byte too many"), encodeLegacyRecord(TODAY - 20, longer));
    this.records = records;
    this.tree = LegacyTree.of(
      [...records].map(([entry, record]) => ({ entry, recordHash: keccak256(record) })),
    );
  }

  /** Takes the older register over, which no office may in the republic as it is founded: the executive does. */
  static async open(): Promise<ElectionArchive> {
    const republic = await foundRepublic();
    const archive = new ElectionArchive(await Commission.open(republic));
    await enrol(republic, [archive.alice, archive.stranger]);
    const { register } = archive.commission;
    const { selector } = register.interface.getFunction("adoptLegacyRoot");
    await asExecutive(republic, async (offices) => {
      await offices.setTargetFunctionRole(register, [selector], ELECTORAL_COMMISSION, GENEROUS);
    });
    await register
      .connect(republic.officers.electoralCommission)
      .adoptLegacyRoot(archive.tree.root, GENEROUS);
    await goTo(republic, TODAY * 86_400 + 43_200);
    return archive;
  }
}

/** The register of elections, as the suite of all registers wants it. */
export function electionHarness({ commission, records, tree, ...by }: ElectionArchive): RegisterHarness {
  const { republic, register, judge, member } = commission;
  const { alice, stranger } = by;

  async function draft(
    entry: Hex,
    step: ElectionStepTerms,
    parties: readonly [Party, ...Party[]],
  ): Promise<Draft> {
    const last = await commission.witnessOf(entry);
    const record = records.get(entry);
    const dormant = last.record.length === 0 && record !== undefined;
    return {
      entries: [entry],
      ...signedBy(parties),
      declarations: [],
      dealings: encodeElectionSteps([{ ...step, subject: 0 }]),
      applicant: parties[0].person,
      deadline: TODAY + 30,
      witnesses: [dormant ? { record, proof: tree.proofOf({ entry, recordHash: keccak256(record) }) } : last],
    };
  }

  const pause = (entry: Hex, paused = true): Promise<Draft> =>
    draft(entry, { kind: "pause", paused, reasons: REASONS }, [alice, judge]);

  const next = async (entry: Hex): Promise<Draft> => {
    const last = await commission.witnessOf(entry);
    return pause(entry, last.record.length === 0 || !(await commission.electionOf(entry)).paused);
  };

  async function enactOddLaw(effect: OddEffect): Promise<void> {
    const index = ODD_EFFECTS.indexOf(effect);
    const law = await republic.connection.ethers.deployContract("OddLaw", [`${ACT}#part_3`, index]);
    const from = Number(await republic.gazette.today()) + ANNOUNCED_DAYS;
    await enact(republic, {
      eli: ACT,
      documentDate: TODAY + index,
      textHash: id(`odd text ${effect}`),
      provisions: [{ subdivision: "part_3", ruleset: await law.getAddress(), from, until: NO_END }],
      basisKey: ZeroHash,
      basisEId: ZeroHash,
      calls: [],
    });
  }

  const called = electionEntryOf(id("an election") as Hex);
  return {
    republic,
    register,
    name: "Register of Elections",
    today: TODAY,
    digestOf: commission.digestOf,
    tree,
    legacyRecords: records,
    outsider: stranger,
    parties: [alice, judge, member],
    grantedOnLegacy: (index = 0) => pause(entryOf(NAMES[index] ?? "")),
    grantedOnNew: () => draft(called, { kind: "calling", ...POLLING }, [alice, member]),
    grantedNext: next,
    refused: () =>
      draft(entryOf("the west"), { kind: "pause", paused: true, reasons: NO_REASONS }, [alice, judge]),
    refusedOnNew: () => draft(called, { kind: "calling", ...POLLING }, [judge]),
    remedied: () => pause(entryOf("the west")),
    withoutStanding: () =>
      draft(entryOf("the hills"), { kind: "pause", paused: true, reasons: REASONS }, [stranger, alice]),
    malformedRecords: async () =>
      new Map(
        await Promise.all(
          Object.keys(MALFORMED).map(async (name) => [name, await pause(entryOf(name))] as const),
        ),
      ),
    malformedBody: async () => ({
      draft: await pause(entryOf("a byte too many")),
      error: "ElectionMalformed",
    }),
    enactOddLaw,
  };
}
