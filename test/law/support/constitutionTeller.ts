import { type BaseContract, getAddress, id, ZeroAddress, ZeroHash } from "ethers";
import { OFFICES } from "../../../deploy/modules/offices.ts";
import { isoDateOf } from "../../../sdk/law/dates.ts";
import type { EnactmentStruct } from "../../../typechain-types/contracts/law/Gazette.js";
import type { Deed, Step, Teller } from "../../behaviours/toldSteps.ts";
import { dayOfWords, fail } from "../../land/support/words.ts";
import { type Account, NO_PERSON, type Republic } from "../../support/republic.ts";
import { callsHash, date, enactment, instant, NO_END, provision, workingDays } from "../fixture.ts";

/** Law A, B and C are versions of a part of this act. */
const LAW = "/eli/xx/act/2016/90";
const SUBDIVISION = `${LAW}#part_2`;
const KEY = id(SUBDIVISION);
/** An order is an enactment of its own. */
const ORDERS = "/eli/xx/act/2016/91";
const REASONS = id("the reasons");
const [EX_NUNC, EX_TUNC] = [0, 1];
const OFFICE = OFFICES.constitutionalCourt.role;

const LONDON_2017 = {
  offset: 0,
  changesAt: instant("2017-03-26T01:00:00Z"),
  offsetBetween: 3600,
  changesBackAt: instant("2017-10-29T01:00:00Z"),
  workingDays: workingDays(2017, ["2017-01-02"]),
};

/** How one example tells of what is done under the Constitution Act. */
export class ConstitutionTeller implements Teller {
  readonly #republic: Republic;
  /** Rulesets, by the law they execute. */
  readonly #laws: ReadonlyMap<string, string>;
  #announced: Deed | undefined;

  private constructor(republic: Republic, laws: ReadonlyMap<string, string>) {
    this.#republic = republic;
    this.#laws = laws;
  }

  static async begin(republic: Republic): Promise<ConstitutionTeller> {
    const laws = new Map<string, string>();
    for (const law of ["law A", "law B", "law C", "law A corrected"]) {
      const stub = await republic.connection.ethers.deployContract("RulesetStub", [SUBDIVISION]);
      laws.set(law, await stub.getAddress());
    }
    return new ConstitutionTeller(republic, laws);
  }

  async accountOf(who: string): Promise<Account> {
    const { officers, founder, relay, connection } = this.#republic;
    const known: Readonly<Record<string, Account>> = {
      "the legislature": officers.legislature,
      "the constitutional court": officers.constitutionalCourt,
      "the civil registrar": officers.civilRegistrar,
      "the land registrar": officers.landRegistrar,
      "the founder": founder,
      anyone: relay,
    };
    const account = known[who];
    if (account) return account;
    await connection.networkHelpers.setBalance(addressOf(who), 10n ** 18n);
    return connection.ethers.getImpersonatedSigner(addressOf(who));
  }

  async deedOf({ does }: Step): Promise<Deed> {
    for (const [form, deed] of this.#forms) {
      const match = form.exec(does);
      if (!match) continue;
      const told = await deed(match.slice(1).map((group) => group ?? ""));
      if (/^enacts/.test(does)) this.#announced ??= told;
      return told;
    }
    return fail(does);
  }

  /** What is asked for; what else is done has no result but that it was done. */
  async resultOf({ does }: Step): Promise<string> {
    const { gazette } = this.#republic;
    const asked = /^asks for the law of (.+)$/.exec(does)?.[1];
    if (asked !== undefined) {
      const { ruleset } = await gazette.inForceOn(KEY, dayOfWords(asked));
      return [...this.#laws].find(([, address]) => address === ruleset)?.[0] ?? ruleset;
    }
    const [, days, from] = /^counts (\d+) working days from (.+)$/.exec(does) ?? [];
    if (days === undefined || from === undefined) return "";
    return isoDateOf(Number(await gazette.workingDaysAfter(dayOfWords(from), days)));
  }

  readonly #forms: readonly (readonly [RegExp, (groups: string[]) => Promise<Deed> | Deed])[] = [
    [
      /^enacts (law \w) from (.+?)(?: until (.+?))?(?: under (.+?))?(?: unannounced)?$/,
      (g) => this.#enactLaw(g),
    ],
    [
      /^enacts the (appointment|dismissal) of (\w+)(?: until (.+?))?(?: unannounced)?$/,
      (g) => this.#enactOrder(g),
    ],
    [/^executes the (\w+) of (\w+)( and another)?$/, (g) => this.#execute(g)],
    [/^vetoes the (\w+) of (\w+)$/, (g) => this.#veto(g)],
    [/^appoints (\w+)$/, ([name = ""]) => this.#offices("appoint", appointmentOf(name))],
    [/^cancels what is announced$/, () => this.#cancel()],
    [/^founds$/, () => this.#executive("found", [[], []])],
    [
      /^publishes the calendar of 2017(?:, clocks (\d+) hours( and a second)? ahead)?$/,
      ([hours, further]) =>
        this.#gazette("publishCalendar", [
          2017,
          { ...LONDON_2017, offset: Number(hours) * 3600 + (further === "" ? 0 : 1) },
        ]),
    ],
    [
      /^proclaims (\d+ \w+ \d+) a holiday$/,
      ([day = ""]) => this.#gazette("proclaimHoliday", [dayOfWords(day)]),
    ],
    [
      /^proclaims (\d+) days of standstill from (.+)$/,
      ([days, from = ""]) => this.#gazette("proclaimStandstill", [dayOfWords(from), days]),
    ],
    [
      /^counts (\d+) working days from (.+)$/,
      ([days, from = ""]) => this.#gazette("workingDaysAfter", [dayOfWords(from), days]),
    ],
    [/^asks for the law of (.+)$/, ([day = ""]) => this.#gazette("inForceOn", [KEY, dayOfWords(day)])],
    [
      /^suspends (law \w) until (.+)$/,
      async ([law = "", until = ""]) =>
        this.#gazette("suspend", [KEY, await this.#indexOf(law), dayOfWords(until), REASONS]),
    ],
    [
      /^annuls (law \w) from (its first day|now) on$/,
      async ([law = "", from]) =>
        this.#gazette("annul", [KEY, await this.#indexOf(law), from === "now" ? EX_NUNC : EX_TUNC, REASONS]),
    ],
    [
      /^corrects the ruleset of (law \w)$/,
      ([law = ""]) =>
        this.#gazette("correctRuleset", [SUBDIVISION, 0, this.#rulesetOf(`${law} corrected`), REASONS]),
    ],
    [
      /^corrects the text of (law \w)(?: (\w+))?$/,
      ([law = "", time]) =>
        this.#gazette("correctText", [LAW, documentDateOf(law), id(`${law} as enacted ${time}`), REASONS]),
    ],
  ];

  #enactLaw([law = "", from = "", until = "", text = ""]: string[]): Promise<Deed> {
    const days = { from: dayOfWords(from), until: until === "" ? NO_END : dayOfWords(until) };
    const own = { documentDate: documentDateOf(law), textHash: id(law) };
    const published: Partial<EnactmentStruct> =
      text === "no text" ? { textHash: ZeroHash } : text === "" ? {} : { documentDate: documentDateOf(text) };
    const provisions = [provision({ ruleset: this.#rulesetOf(law), ...days })];
    return this.#gazette("enact", [enactment({ eli: LAW, provisions, ...own, ...published })]);
  }

  async #enactOrder([kind = "", name = "", until = ""]: string[]): Promise<Deed> {
    const calls = await this.#callsOf(kind, name, until);
    const parts = { eli: ORDERS, documentDate: date("2016-01-11"), textHash: id("the orders") };
    return this.#gazette("enact", [enactment({ ...parts, calls })]);
  }

  async #callsOf(kind: string, name: string, until = ""): Promise<EnactmentStruct["calls"]> {
    this.#terms.set(name, until);
    const { to, data } =
      kind === "dismissal"
        ? await this.#offices("revokeRole", [OFFICE, addressOf(name)])
        : await this.#offices("appoint", appointmentOf(name, until));
    return [{ target: to, data }];
  }

  /** Until when somebody's appointment was enacted. */
  readonly #terms = new Map<string, string>();

  async #execute([kind = "", name = "", another = ""]: string[]): Promise<Deed> {
    const calls = await this.#callsOf(kind, name, this.#terms.get(name));
    const offered = another === "" ? calls : [...calls, ...calls];
    return this.#executive("execute", [await this.#enactmentOf(calls), offered]);
  }

  async #veto([kind = "", name = ""]: string[]): Promise<Deed> {
    const calls = await this.#callsOf(kind, name, this.#terms.get(name));
    return this.#executive("veto", [await this.#enactmentOf(calls), REASONS]);
  }

  /** Id of the enactment that orders just these calls. */
  async #enactmentOf(calls: EnactmentStruct["calls"]): Promise<string> {
    const { gazette } = this.#republic;
    const enacted = await gazette.queryFilter(gazette.filters.Enacted());
    const ordered = callsHash(calls as never);
    return enacted.find(({ args }) => args.callsHash === ordered)?.args.enactmentId ?? ZeroHash;
  }

  async #cancel(): Promise<Deed> {
    const { officers } = this.#republic;
    const { to, data } = this.#announced ?? { to: ZeroAddress, data: "0x" };
    return this.#offices("cancel", [officers.legislature.address, to, data]);
  }

  async #indexOf(law: string): Promise<number> {
    const history = await this.#republic.gazette.history(KEY);
    return history.findIndex(({ ruleset }) => ruleset === this.#rulesetOf(law));
  }

  #rulesetOf(law: string): string {
    return this.#laws.get(law) ?? fail(law);
  }

  #gazette(name: string, values: unknown[]): Promise<Deed> {
    return callOf(this.#republic.gazette, name, values);
  }

  #offices(name: string, values: unknown[]): Promise<Deed> {
    return callOf(this.#republic.offices, name, values);
  }

  #executive(name: string, values: unknown[]): Promise<Deed> {
    return callOf(this.#republic.executive, name, values);
  }
}

function documentDateOf(law: string): number {
  return date("2016-01-11") + "ABC".indexOf(law.at(-1) ?? "");
}

function addressOf(name: string): string {
  return getAddress(`0x${id(name).slice(26)}`);
}

/** As a member of the constitutional court, who signs no applications. */
function appointmentOf(name: string, until = ""): unknown[] {
  return [OFFICE, addressOf(name), NO_PERSON, until === "" ? NO_END : dayOfWords(until), 0];
}

async function callOf(contract: BaseContract, name: string, values: unknown[]): Promise<Deed> {
  return { to: await contract.getAddress(), data: contract.interface.encodeFunctionData(name, values) };
}
