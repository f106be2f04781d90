import { expect } from "chai";
import { type BaseContract, type FunctionFragment, type ParamType, ZeroAddress } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import { type LoggedEvent, only } from "../support/filing.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { goTo, officerKey, secretKeyOf } from "../support/republic.ts";
import { AttackBench } from "./support/attackBench.ts";
import type { Instruction } from "./support/landOffice.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { firstRegistration, transfer } from "./support/terms.ts";

const NOTARY = 2;
const REGISTRAR = 3;

/** Functions that change something and are for everybody: what they do depends on what is shown, not on who asks. */
const FOR_EVERYBODY: Readonly<Record<string, readonly string[]>> = {
  landRegister: ["decide", "decideBatch", "lodgeSigned", "withdraw", "republish"],
  landTakeover: ["adopt", "object"],
  persons: ["changeKey", "raiseKeyVersion"],
  gazette: [],
  executive: ["execute"],
  // Each acts on what the caller holds, has scheduled or manages, which is nothing.
  offices: ["appointActing", "cancel", "consumeScheduledOp", "endActing", "multicall", "renounceRole"],
};

/** With what each contract turns away who has no power. */
const UNAUTHORIZED: Readonly<Record<string, readonly string[]>> = {
  landRegister: ["AccessManagedUnauthorized", "RegisterMayNotLodge"],
  landTakeover: ["AccessManagedUnauthorized"],
  persons: ["AccessManagedUnauthorized"],
  gazette: ["AccessManagedUnauthorized"],
  executive: ["ExecutiveNotTheFounder", "ExecutiveNotTheConstitutionalCourt"],
  offices: ["AccessManagerUnauthorizedAccount", "AccessManagerUnauthorizedCall"],
};

describe("Attacks on the land register: offices", () => {
  let bench: AttackBench;

  beforeEach(async () => {
    bench = await AttackBench.load();
  });

  const attestedBy = (notary: Party, deadline?: number): Instruction => {
    const { alice, bob } = bench.office;
    const by: Instruction["by"] = [alice, bob, notary];
    return {
      dealings: { cottage: [transfer(alice, bob)] },
      by,
      ...(deadline === undefined ? {} : { deadline }),
    };
  };

  describe("the founder, after the founding,", () => {
    for (const [name, everybody] of Object.entries(FOR_EVERYBODY)) {
      it(`can do nothing that not everybody can with ${name}`, async () => {
        const { republic } = bench.office;
        const contract = republic[name as "gazette"].connect(republic.founder) as BaseContract;
        const tried: string[] = [];
        for (const fragment of writingFunctions(contract)) {
          if (everybody.includes(fragment.name)) continue;
          tried.push(fragment.name);
          const error = await errorOf(contract, fragment);
          expect(UNAUTHORIZED[name], `${fragment.name} reverted with ${error}`).to.include(error);
        }
        expect(tried.length).to.be.greaterThan(1);
        const names = writingFunctions(contract).map((fragment) => fragment.name);
        expect(names).to.include.members([...everybody]);
      });
    }
  });

  /** The error with which a call without meaning is turned away. */
  async function errorOf(contract: BaseContract, fragment: FunctionFragment): Promise<string> {
    const values = fragment.inputs.map(emptyValue);
    const call = contract.getFunction(fragment.format("sighash")).staticCall(...values);
    const thrown: unknown = await call.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (thrown === undefined) return "nothing";
    const data = (thrown as { data?: string }).data ?? "0x";
    return contract.interface.parseError(data)?.name ?? data;
  }

  it("an officer is a notary to the last day of the term, and not after", async () => {
    const { notary, republic } = bench.office;
    const lastDay = dayOf("2020-12-31");
    const { networkHelpers } = republic.connection;
    const before = await networkHelpers.takeSnapshot();
    await goTo(republic, "2020-12-31T23:59:00Z");
    only(await bench.office.decide(attestedBy(notary, lastDay)), "Granted");
    await before.restore();
    await goTo(republic, "2021-01-01T00:00:00Z");
    const late = await bench.draft(attestedBy(notary, lastDay + 1));
    await bench.inadmissibleDraft(late, "RegisterNotInOffice", notary.person, NOTARY);
  });

  it("a person who holds no office is no notary", async () => {
    const { stranger, bank } = bench.office;
    for (const pretender of [stranger, bank]) {
      const draft = await bench.draft(attestedBy({ ...pretender, capacity: "notary" }));
      await bench.inadmissibleDraft(draft, "RegisterNotInOffice", pretender.person, NOTARY);
    }
  });

  it("a holder of one office does not hold another", async () => {
    const { notary, registrar, alice } = bench.office;
    const asRegistrar = { ...notary, capacity: "registrar" } as const;
    const asNotary = { ...registrar, capacity: "notary" } as const;
    const first = await bench.draft({
      dealings: { "new field": [firstRegistration(alice)] },
      by: [alice, asRegistrar],
    });
    await bench.inadmissibleDraft(first, "RegisterNotInOffice", notary.person, REGISTRAR);
    const second = await bench.draft(attestedBy(asNotary));
    await bench.inadmissibleDraft(second, "RegisterNotInOffice", registrar.person, NOTARY);
    const judge = party("Judge", officerKey("court"));
    await enrol(bench.office.republic, [judge]);
    const third = await bench.draft(attestedBy({ ...judge, capacity: "notary" }));
    await bench.inadmissibleDraft(third, "RegisterNotInOffice", judge.person, NOTARY);
  });

  it("an officer signs with the account that holds the office, with no other key", async () => {
    const { republic } = bench.office;
    const signer = p256Signer(republic.p256Verifier as Hex, secretKeyOf("notary"));
    const elsewhere: Party = { ...party("Notary with another key", signer), capacity: "notary" };
    await enrol(republic, [elsewhere]);
    const draft = await bench.draft(attestedBy(elsewhere));
    await bench.inadmissibleDraft(draft, "RegisterNotInOffice", elsewhere.person, NOTARY);
  });

  it("a notary does not sign for a party, nor for themselves in that capacity", async () => {
    const { alice, notary } = bench.office;
    const refusals: unknown[] = [];
    const collect = (events: readonly LoggedEvent[]) => refusals.push(only(events, "Refused")["eId"]);
    const toNotary = { cottage: [transfer(alice, notary)] };
    collect(await bench.office.decide({ dealings: toNotary, by: [alice, notary] }));
    const fromNotary = { cottage: [transfer(alice, bench.office.bob)] };
    collect(await bench.office.decide({ dealings: fromNotary, by: [bench.office.bob, notary] }));
    const words = ["art_9__para_4", "art_9__para_3"];
    expect(refusals).to.deep.equal(
      words.map((word) => `0x${Buffer.from(word).toString("hex").padEnd(64, "0")}`),
    );
  });
});

/** The functions of a contract that may change something. */
function writingFunctions(contract: BaseContract): FunctionFragment[] {
  const found: FunctionFragment[] = [];
  contract.interface.forEachFunction((fragment) => {
    if (!fragment.constant) found.push(fragment);
  });
  return found;
}

/** A value of a type that means nothing. */
function emptyValue(type: ParamType): unknown {
  if (type.isArray()) {
    const { arrayLength, arrayChildren } = type;
    return Array.from({ length: Math.max(0, arrayLength) }, () => emptyValue(arrayChildren));
  }
  if (type.isTuple()) return type.components.map(emptyValue);
  if (type.type === "address") return ZeroAddress;
  if (type.type === "bool") return false;
  if (type.type === "string") return "";
  const size = /^bytes(\d*)$/.exec(type.type)?.[1];
  // Bytes are as long as a selector, where they are a call.
  return size === undefined ? 0 : `0x${"00".repeat(Number(size || 4))}`;
}
