import { expect } from "chai";
import { id } from "ethers";
import type { CallStruct } from "../../typechain-types/contracts/law/Executive.js";
import { at, connect, enactment, found, NO_END, NO_PERSON, OFFICE, type Republic } from "./fixture.js";

/** Article 7(5) of the Constitution Act. */
describe("Attacks on the order of orders", () => {
  let republic: Republic;

  beforeEach(async () => {
    republic = await found(await connect());
  });

  const order = (name: "appoint" | "revokeRole", args: unknown[]): CallStruct[] => {
    const { target, interface: face } = republic.offices;
    return [{ target, data: face.encodeFunctionData(name as "appoint", args as never) }];
  };
  const appointment = () =>
    order("appoint", [OFFICE.civilRegistrar, republic.citizen.address, NO_PERSON, NO_END, 0]);
  const dismissal = () => order("revokeRole", [OFFICE.civilRegistrar, republic.citizen.address]);
  const isRegistrar = async () =>
    (await republic.offices.hasRole(OFFICE.civilRegistrar, republic.citizen)).isMember;
  const execute = (name: string, calls: CallStruct[]) =>
    republic.executive.connect(republic.citizen).execute(name, calls);
  const comesAfter = (sent: Promise<unknown>, name: string, before: string) =>
    expect(sent)
      .to.be.revertedWithCustomError(republic.executive, "ExecutiveOutOfOrder")
      .withArgs(name, before);

  async function enact(calls: CallStruct[]): Promise<string> {
    const gazette = republic.gazette.connect(republic.legislature);
    const parts = enactment({ eli: "/eli/xx/act/2016/1", calls });
    const name = await gazette.enact.staticCall(parts);
    await gazette.enact(parts);
    return name;
  }

  it("[art_7__para_5] by who is appointed, and dismissed before: the dismissal is executed last", async () => {
    const [first, second] = [await enact(appointment()), await enact(dismissal())];
    await at(republic.connection, "2016-01-25T09:00:00Z");
    await comesAfter(execute(second, dismissal()), second, first);
    await execute(first, appointment());
    await execute(second, dismissal());
    expect(await isRegistrar()).to.equal(false);
  });

  it("[art_7__para_5] behind one that is vetoed: what came before that one is still first", async () => {
    const first = await enact(appointment());
    const vetoed = await enact(order("revokeRole", [OFFICE.legislature, republic.legislature.address]));
    const third = await enact(dismissal());
    await republic.executive.connect(republic.court).veto(vetoed, id("the judgment"));
    await at(republic.connection, "2016-01-25T09:00:00Z");
    await comesAfter(execute(third, dismissal()), third, first);
    await execute(first, appointment());
    await execute(third, dismissal());
    expect(await isRegistrar()).to.equal(false);
  });

  it("[art_7__para_5] by letting an order lie: it holds up no other when it has lapsed", async () => {
    const first = await enact(appointment());
    await at(republic.connection, "2016-02-01T09:00:00Z");
    // Without orders an enactment stands in nobody's way.
    await enact([]);
    const second = await enact(dismissal());
    await at(republic.connection, "2016-02-17T09:00:00Z");
    await comesAfter(execute(second, dismissal()), second, first);
    await at(republic.connection, "2016-02-18T09:00:00Z");
    await execute(second, dismissal());
    await expect(execute(first, appointment())).to.be.revertedWithCustomError(
      republic.executive,
      "ExecutiveLapsed",
    );
  });

  it("says which orders came before", async () => {
    const [first, second] = [await enact(appointment()), await enact(dismissal())];
    expect(BigInt(await republic.gazette.orderedBefore(first))).to.equal(0n);
    expect(await republic.gazette.orderedBefore(second)).to.equal(first);
  });
});
