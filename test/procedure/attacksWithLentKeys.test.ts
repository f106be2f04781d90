import { expect } from "chai";
import { getAddress } from "ethers";
import { LAND_COMMISSION } from "../../deploy/modules/offices.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { openLandOffice } from "../land/support/landOffice.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { Docket } from "./support/docket.ts";
import { changeKey } from "./support/keyChange.ts";
import { LandCommission } from "./support/landCommission.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { GENEROUS, type Republic, secretKeyOf } from "../support/republic.ts";

const REVIEWER = 4;

/** `Persons.changeKey` lets anyone make the account of an officer, who agrees, their own key: article 5(20) of the Constitution Act. */
describe("Attacks with lent keys", function () {
  this.timeout(120_000);

  /** The friend's person takes the officer's key, with both signatures. */
  async function lent(republic: Republic, friend: Party, from: Party): Promise<Party> {
    await changeKey(republic, friend, from.signer);
    return { ...from, person: friend.person, keyVersion: 2 };
  }

  it("[art_5__para_20] a reviewer decides on their own objection, with their own account, as their spouse", async () => {
    const docket = await Docket.open();
    const { cases, land, republic } = docket;
    const { reviewer } = cases;
    const own = { ...reviewer, capacity: "own behalf" } as const;
    const sale = { dealings: { disputed: [transfer(land.alice, own)] }, by: [own, land.alice] } as const;
    const { entry } = await docket.objected(await docket.refused(sale));
    const review = { kind: "review", outcome: "set aside" } as const;
    expect(await docket.step(entry, review, reviewer), "as themselves").to.equal("art_5__para_1");
    const spouse = await lent(republic, land.stranger, reviewer);
    await expect(docket.step(entry, { ...review }, spouse))
      .to.be.revertedWithCustomError(cases.register, "RegisterNotInOffice")
      .withArgs(spouse.person, REVIEWER);
  });

  it("[art_5__para_20] one member of the land commission is two, the same account approving twice", async () => {
    const commission = await LandCommission.found(await openLandOffice());
    const { land, members } = commission;
    const [member] = members;
    const filing = await land.file({
      dealings: { farm: [transfer(land.alice, land.bob)] },
      by: [land.alice, land.bob],
      deadline: TODAY + 120,
    });
    await commission.decide(member, true, filing);
    const friend = await lent(land.republic, land.stranger, member);
    await expect(commission.decide(friend, true, filing))
      .to.be.revertedWithCustomError(land.republic.discretions, "DiscretionNotInOffice")
      .withArgs(friend.person, LAND_COMMISSION);
    await expect(land.submit(filing)).to.be.revertedWithCustomError(
      land.register,
      "RegisterAwaitsDiscretion",
    );
  });

  it("[art_5__para_2] a member whom the sale names without their signature lends the seat: the friend approves nothing", async () => {
    const commission = await LandCommission.found(await openLandOffice());
    const { land, members } = commission;
    const { alice, notary } = land;
    const [member] = members;
    const filing = await land.file({
      dealings: { farm: [transfer(alice, member)] },
      by: [alice, notary],
      deadline: TODAY + 120,
    });
    const { offices, gazette, connection } = land.republic;
    const account = getAddress(hexFromBytes(member.signer.signer));
    await connection.networkHelpers.impersonateAccount(account);
    await connection.networkHelpers.setBalance(account, 10n ** 18n);
    const today = Number(await gazette.today());
    const friend = party("Friend", secp256k1Signer(secretKeyOf("Friend")));
    await enrol(land.republic, [friend]);
    const [by, deputy] = [await connection.ethers.getSigner(account), hexFromBytes(friend.signer.signer)];
    await offices.connect(by).appointActing(LAND_COMMISSION, deputy, friend.person, today, today, GENEROUS);
    await expect(commission.decide(friend, true, filing))
      .to.be.revertedWithCustomError(land.republic.discretions, "DiscretionSeatBarred")
      .withArgs(filing.digest, account);
  });
});
