import { expect } from "chai";
import { keccak256 } from "ethers";
import { sortSignatories } from "../../../sdk/law/application.ts";
import { changed, type Draft, type Filing, type LoggedEvent } from "../../support/filing.ts";
import { bareSigner, enrol, party } from "../../support/parties.ts";
import { GENEROUS } from "../../support/republic.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { bytes, entryIn, NOTHING, type RegisterBench } from "./harness.ts";

/** Enough for an item of any kind. */
const GAS_EACH = 1_500_000;

/** What the register keeps for itself. */
const BATCH_RESERVE = 50_000;

/** In the order of the enumeration in OddSigner.sol. */
const BURNS = 6;

/** Whether the items of a batch are independent of each other. */
export function decidesBatches(bench: () => RegisterBench): void {
  function decideBatch(filings: readonly Filing[], gasEach = GAS_EACH, gasLimit: number = GENEROUS.gasLimit) {
    const applications = filings.map(({ application }) => application);
    const evidences = filings.map(({ evidence }) => evidence);
    return bench().register.decideBatch(applications, evidences, gasEach, { gasLimit });
  }

  const namesOf = (events: readonly LoggedEvent[]): string[] => events.map(({ name }) => name);
  const file = (draft: Draft): Promise<Filing> => bench().file(draft);

  /** Signed by a wallet that uses up all gas it is given. */
  async function griefing(draft: Draft): Promise<Draft> {
    const { republic } = bench().harness;
    const wallet = await republic.connection.ethers.deployContract("OddSigner", [BURNS]);
    const griever = party("Griever", bareSigner((await wallet.getAddress()) as Hex));
    await enrol(republic, [griever]);
    const { person, capacity, keyVersion } = griever;
    const signatories = sortSignatories([...draft.signatories, { person, capacity, keyVersion }]);
    const index = signatories.findIndex((one) => one.person === person);
    return { ...draft, signatories, signers: draft.signers.toSpliced(index, 0, griever.signer) };
  }

  it("decides each item by itself", async () => {
    const { harness, register } = bench();
    const [refused, unsigned, legacy, made] = await Promise.all([
      harness.refused(),
      harness.grantedOnLegacy(1),
      harness.grantedOnLegacy(0),
      harness.grantedOnNew(),
    ]);
    const filings = await Promise.all([refused, unsigned, legacy, made].map(file));
    const [first, second, ...others] = filings as [Filing, Filing, Filing, Filing];
    const spoilt = { ...second, evidence: changed(second.evidence, -20) };
    const events = await bench().events(decideBatch([first, spoilt, ...others]));
    expect(namesOf(events)).to.deep.equal([
      "Refused",
      "Inadmissible",
      ...["Recorded", "Granted"],
      ...["Recorded", "Granted"],
    ]);
    const inadmissible = events[1]?.args;
    expect([inadmissible?.["item"], inadmissible?.["applicationHash"]]).to.deep.equal([
      1n,
      keccak256(spoilt.application),
    ]);
    const reason = harness.register.interface.parseError(String(inadmissible?.["reason"]));
    expect([reason?.name, reason?.args[1]]).to.deep.equal(["RegisterInvalidSignature", second.digest]);
    expect(await register.decisionOn(first.digest)).not.to.equal(NOTHING);
    expect(await register.decisionOn(second.digest)).to.equal(NOTHING);
    const slots = await Promise.all([unsigned, legacy, made].map((draft) => register.slotOf(entryIn(draft))));
    expect(slots.map((slot) => slot === NOTHING)).to.deep.equal([true, false, false]);
    expect(events.slice(2).map(({ args }) => args["digest"])).to.deep.equal(
      others.flatMap(({ digest }) => [digest, digest]),
    );
  });

  it("lets a second application for the same entry be stale, and nothing more", async () => {
    const { harness } = bench();
    const draft = await harness.grantedOnLegacy();
    const filings = await Promise.all([draft, { ...draft, deadline: draft.deadline + 1 }].map(file));
    const events = await bench().events(decideBatch([...filings, await file(await harness.grantedOnNew())]));
    expect(namesOf(events)).to.deep.equal(["Recorded", "Granted", "Inadmissible", "Recorded", "Granted"]);
    const reason = harness.register.interface.parseError(String(events[2]?.args["reason"]));
    expect(reason?.name).to.equal("RegisterStaleRecord");
  });

  it("lets no item eat the gas of another", async () => {
    const { harness } = bench();
    const burning = await file(await griefing(await harness.grantedOnLegacy(0)));
    const honest = await file(await harness.grantedOnLegacy(1));
    for (const [gasEach, error] of [
      [GAS_EACH, "RegisterInvalidSignature"],
      [500_000, "SignaturesGasTooLow"],
    ] as const) {
      const { networkHelpers } = harness.republic.connection;
      const before = await networkHelpers.takeSnapshot();
      const sent = await decideBatch([burning, honest, burning], gasEach, 3 * gasEach + 300_000);
      const events = await bench().events(sent);
      expect(namesOf(events)).to.deep.equal(["Inadmissible", "Recorded", "Granted", "Inadmissible"]);
      const reason = harness.register.interface.parseError(String(events[0]?.args["reason"]));
      expect(reason?.name).to.equal(error);
      const receipt = await sent.wait();
      expect(receipt?.gasUsed).to.be.greaterThan(800_000n);
      await before.restore();
    }
  });

  it("begins no item that it could not give its due", async () => {
    const { harness, register } = bench();
    const drafts = await Promise.all([0, 1].map((index) => harness.grantedOnLegacy(index)));
    const filings = await Promise.all(drafts.map(file));
    const lists = [
      filings.map(({ application }) => application),
      filings.map(({ evidence }) => evidence),
    ] as const;
    const data = register.interface.encodeFunctionData("decideBatch", [...lists, GAS_EACH]);
    const intrinsic = bytes(data).reduce((gas, byte) => gas + (byte === 0 ? 4 : 16), 21_000);
    const due = GAS_EACH + Math.floor(GAS_EACH / 63) + BATCH_RESERVE;
    const isTooLittle = (left: bigint): boolean => left < due;
    for (const [item, gasLimit] of [
      [0, intrinsic + due],
      // The first item uses more than what is added here.
      [1, intrinsic + due + 40_000],
    ] as const) {
      const sent = decideBatch(filings, GAS_EACH, gasLimit);
      await bench().inadmissible(sent, "RegisterBatchGas", item, isTooLittle, GAS_EACH);
    }
    for (const draft of drafts) expect(await register.slotOf(entryIn(draft))).to.equal(NOTHING);
    const events = await bench().events(decideBatch(filings, GAS_EACH, intrinsic + due + 400_000));
    expect(namesOf(events)).to.deep.equal(["Recorded", "Granted", "Recorded", "Granted"]);
  });

  it("takes as many pieces of evidence as applications", async () => {
    const filing = await file(await bench().harness.grantedOnLegacy());
    const lists = [[[filing.application], []] as const, [[], [filing.evidence]] as const];
    for (const [applications, evidences] of lists) {
      const sent = bench().register.decideBatch([...applications], [...evidences], GAS_EACH, GENEROUS);
      const counts = [applications.length, evidences.length];
      await bench().inadmissible(sent, "RegisterLengthMismatch", ...counts);
    }
  });
}
