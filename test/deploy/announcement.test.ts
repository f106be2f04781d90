import { Interface } from "ethers";
import { expect } from "chai";
import { ChainRevertError, encodeCall } from "../../scripts/chain/chain.ts";
import { type EmbeddedRepublic, foundEmbeddedRepublic } from "../../scripts/republic/embeddedRepublic.ts";
import { stateFor } from "../../scripts/start/stateDescription.ts";
import { GAZETTE_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { explainError } from "../../sdk/errors.ts";
import { dayOf } from "../../sdk/law/dates.ts";

const GAZETTE = new Interface(GAZETTE_ABI);
const OFFICES = new Interface([
  "function schedule(address target, bytes data, uint48 when)",
  "function cancel(address caller, address target, bytes data) returns (uint32)",
]);
const NOTHING = `0x${"00".repeat(32)}`;
const DAY = 86_400;

describe("the legislature announces what it enacts [/eli/xx/act/2015/1#art_4__para_3]", () => {
  let republic: EmbeddedRepublic;
  let enact: Hex;

  beforeEach(async () => {
    republic = await foundEmbeddedRepublic({ seed: 1, ...stateFor(dayOf("2016-01-01")) });
    const text = {
      eli: "/eli/xx/act/2015/20",
      documentDate: dayOf("2015-11-01"),
      textHash: `0x${"01".repeat(32)}`,
    };
    const enactment = { ...text, provisions: [], basisKey: NOTHING, basisEId: NOTHING, calls: [] };
    enact = encodeCall(GAZETTE, "enact", [enactment]);
  });

  const legislate = () => {
    const { chain, contracts, officers } = republic;
    return chain.send({ from: officers.legislature.account, to: contracts.gazette, data: enact });
  };

  async function announce(seconds: number): Promise<void> {
    const { chain, contracts, officers } = republic;
    const data = encodeCall(OFFICES, "schedule", [contracts.gazette, enact, (await chain.now()) + seconds]);
    await chain.send({ from: officers.legislature.account, to: contracts.offices, data });
  }

  async function errorOf(act: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await act();
    } catch (error) {
      if (error instanceof ChainRevertError) return explainError(error.data)?.name ?? error.data.slice(0, 10);
      throw error;
    }
    return undefined;
  }

  it("enacts nothing unannounced", async () => {
    expect(await errorOf(legislate)).to.equal("AccessManagerNotScheduled");
  });

  it("cannot announce with a shorter time", async () => {
    expect(await errorOf(() => announce(9 * DAY))).to.equal("AccessManagerUnauthorizedCall");
  });

  it("enacts when the time has passed, and not before", async () => {
    await announce(10 * DAY + 60);
    expect(await errorOf(legislate)).to.equal("AccessManagerNotReady");
    await republic.chain.advanceTo((await republic.chain.now()) + 10 * DAY + 60);
    expect((await legislate()).logs).to.have.length.above(0);
  });

  it("enacts nothing that the constitutional court has cancelled", async () => {
    const { chain, contracts, officers } = republic;
    await announce(10 * DAY + 60);
    const data = encodeCall(OFFICES, "cancel", [officers.legislature.account, contracts.gazette, enact]);
    await chain.send({ from: officers.constitutionalCourt.account, to: contracts.offices, data });
    await chain.advanceTo((await chain.now()) + 11 * DAY);
    expect(await errorOf(legislate)).to.equal("AccessManagerNotScheduled");
  });

  it("cannot be stopped by another office", async () => {
    const { chain, contracts, officers } = republic;
    await announce(10 * DAY + 60);
    const data = encodeCall(OFFICES, "cancel", [officers.legislature.account, contracts.gazette, enact]);
    const cancel = () => chain.send({ from: officers.court.account, to: contracts.offices, data });
    expect(await errorOf(cancel)).to.equal("AccessManagerUnauthorizedCancel");
  });
});
