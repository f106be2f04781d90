import { expect } from "chai";
import { network } from "hardhat";
import { encodeDealings } from "../../sdk/land/dealings.ts";
import { encodeApplication, layoutOf } from "../../sdk/law/application.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { joinBodies } from "../../sdk/law/bodies.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { party } from "../support/parties.ts";
import { LandRegistrationActPart3__factory } from "../../typechain-types/index.js";
import { mortgage, transfer } from "./support/terms.ts";

const [EARLIER, LATER, TODAY] = [dayOf("2016-01-04"), dayOf("2016-01-08"), dayOf("2016-01-11")];
const TRANSFER_LENGTH = 85;

describe("an application with instruments of several dates [art_6__para_4]", () => {
  it("is governed in each part by the law of the latest, though it is another part's", async () => {
    const { ethers } = await network.create();
    const deployed = await ethers.deployContract("LandRegistrationActPart3");
    const part3 = LandRegistrationActPart3__factory.connect(await deployed.getAddress(), ethers.provider);
    const [alice, bob, notary] = [party("Alice"), party("Bob"), party("Notary")];
    const signatories = [
      { person: alice.person, capacity: "own behalf", keyVersion: 1 },
      { person: notary.person, capacity: "notary", keyVersion: 1 },
    ] as const;
    const application = encodeApplication({
      entries: [`0x${"01".repeat(32)}`],
      signatories: [...signatories].sort((a, b) => (a.person < b.person ? -1 : 1)),
      declarations: [],
      dealings: encodeDealings([
        { ...transfer(alice, bob, { instrumentDate: LATER }), subject: 0 },
        { ...mortgage(bob, { instrumentDate: EARLIER }), subject: 0 },
      ]),
      applicant: alice.person,
      deadline: TODAY,
    });
    const { dealingsAt } = layoutOf(application);
    const nothing = `0x${"00".repeat(16)}`;
    const outcome = await part3.evaluate(joinBodies([new Uint8Array()]), hexFromBytes(application), {
      statuses: nothing,
      assurances: nothing,
      begin: dealingsAt + TRANSFER_LENGTH,
      end: application.length,
      today: TODAY,
      overruled: `0x${"00".repeat(32)}`,
      workingDays: 0n,
    });
    expect(outcome.applicableDate).to.equal(BigInt(LATER));
  });
});
