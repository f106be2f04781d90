import { expect } from "chai";
import type { Hex } from "../../sdk/bytes.ts";
import { type Filing, only } from "../support/filing.ts";
import { bareSigner, enrol, type Party, party } from "../support/parties.ts";
import { GENEROUS } from "../support/republic.ts";
import { AttackBench, NOTHING } from "./support/attackBench.ts";
import { entryOf, type Instruction } from "./support/landOffice.ts";
import { transfer } from "./support/terms.ts";

/** In the order of the enumeration in OddSigner.sol. */
const ANSWERS = ["yes", "no", "short", "dirty", "nothing", "revert", "burn", "bomb", "revert bomb"];

/** What a wallet's misbehaviour may cost those who submit: what the batch gives one item, and no more in all. */
const DEAREST = 1_200_000n;

/** Those answers in which the first word says yes: their wallet has signed whatever it is asked. */
const AGREEING = new Set(["yes", "bomb"]);

describe("Attacks on the land register: wallets", () => {
  let bench: AttackBench;

  beforeEach(async () => {
    bench = await AttackBench.load();
  });

  /** A person whose key is a wallet of this contract. */
  async function walletOf(contract: string, ...args: unknown[]): Promise<Party> {
    const { republic } = bench.office;
    const wallet = await republic.connection.ethers.deployContract(contract, args);
    const member = party(`Holder of ${contract}`, bareSigner((await wallet.getAddress()) as Hex));
    await enrol(republic, [member]);
    return member;
  }

  const giftTo = (acquirer: Party, title = "cottage"): Instruction => ({
    dealings: { [title]: [transfer(bench.office.alice, acquirer)] },
    by: [bench.office.alice, acquirer],
  });

  const slotOf = (name: string): Promise<string> => bench.office.register.slotOf(entryOf(name));

  for (const [index, answer] of ANSWERS.entries()) {
    it(`one that answers with "${answer}" can only lose its own case, alone and in a batch`, async () => {
      const { register, bob } = bench.office;
      const odd = await walletOf("OddSigner", index);
      const [mine, honest] = await Promise.all(
        [giftTo(odd), giftTo(bob, "farm")].map((one) => bench.office.file(one)),
      );
      if (mine === undefined || honest === undefined) throw new Error("two were filed");
      const agrees = AGREEING.has(answer);
      const { networkHelpers } = bench.office.republic.connection;
      const before = await networkHelpers.takeSnapshot();
      if (agrees) await bench.office.submit(mine);
      else await bench.inadmissible(mine, "RegisterInvalidSignature", odd.person, mine.digest);
      expect((await slotOf("cottage")) === NOTHING).to.equal(!agrees);
      await before.restore();
      const sent = await decideBatch([mine, honest]);
      expect(await slotOf("farm")).not.to.equal(NOTHING);
      expect((await slotOf("cottage")) === NOTHING).to.equal(!agrees);
      const receipt = await sent.wait();
      expect(receipt?.gasUsed).to.be.lessThan(DEAREST);
      expect(await register.decisionOn(mine.digest)).to.equal(NOTHING);
    });
  }

  function decideBatch(filings: readonly Filing[]) {
    const applications = filings.map(({ application }) => application);
    const evidences = filings.map(({ evidence }) => evidence);
    return bench.office.register.decideBatch(applications, evidences, 1_200_000, GENEROUS);
  }

  it("one that burns its gas gets no refusal by starving: the transaction reverts", async () => {
    const odd = await walletOf("OddSigner", ANSWERS.indexOf("burn"));
    const { application, evidence } = await bench.office.file(giftTo(odd));
    const { register } = bench.office;
    await expect(register.decide(application, evidence, { gasLimit: 500_000 })).to.be.revertedWithCustomError(
      register,
      "SignaturesGasTooLow",
    );
  });

  it("an honest one is not starved by who submits: too little gas reverts", async () => {
    const { register } = bench.office;
    const slow = await walletOf("SlowWallet", 300_000);
    const { application, evidence, digest } = await bench.office.file(giftTo(slow));
    await expect(register.decide(application, evidence, { gasLimit: 350_000 })).to.be.revertedWithCustomError(
      register,
      "SignaturesGasTooLow",
    );
    expect(await register.decisionOn(digest)).to.equal(NOTHING);
    await register.decide(application, evidence, GENEROUS);
    expect(await slotOf("cottage")).not.to.equal(NOTHING);
  });

  describe("one that calls the register again while it is asked", () => {
    let reentrant: Party;
    let inner: Filing;

    beforeEach(async () => {
      const { republic, register, bob } = bench.office;
      const wallet = await republic.connection.ethers.deployContract("ReentrantWallet");
      reentrant = party("Holder of a reentrant wallet", bareSigner((await wallet.getAddress()) as Hex));
      await enrol(republic, [reentrant]);
      inner = await bench.office.file(giftTo(bob, "farm"));
      const data = register.interface.encodeFunctionData("decide", [inner.application, inner.evidence]);
      const arm = wallet.getFunction("arm");
      await arm(await register.getAddress(), data, GENEROUS);
      // The call that it makes would be good, were it made by anybody else.
      await register.decide.staticCall(inner.application, inner.evidence, { gasLimit: 400_000 });
    });

    it("moves nothing but its own title", async () => {
      only(await bench.office.decide(giftTo(reentrant)), "Granted");
      expect(await slotOf("cottage")).not.to.equal(NOTHING);
      expect(await slotOf("farm")).to.equal(NOTHING);
    });

    it("moves nothing in a batch either, and the other is decided once", async () => {
      const own = await bench.office.file(giftTo(reentrant));
      const sent = await decideBatch([own, inner]);
      const receipt = await sent.wait();
      const { register } = bench.office;
      const names = receipt?.logs.map((log) => register.interface.parseLog(log)?.name);
      expect(names).to.deep.equal(["Recorded", "Granted", "Recorded", "Granted"]);
    });
  });
});
