import { decodeBytes32String } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { GENEROUS, goTo } from "../../support/republic.ts";
import type { Instruction } from "./caseOffice.ts";
import type { Docket } from "./docket.ts";

/** What becomes of steps in the block of one second: eId of the provision that refuses; empty if none does. */
export async function outcomeIn(
  { cases, republic }: Docket,
  second: number,
  instruction: Instruction,
): Promise<string> {
  await goTo(republic, second - 60);
  const draft = await cases.draft({ because: "It is wrong.", ...instruction });
  const { application, evidence } = await cases.file(draft);
  await republic.connection.networkHelpers.time.setNextBlockTimestamp(second);
  const sent = await cases.register.decide(application, evidence, GENEROUS);
  const receipt = await sent.wait();
  const refused = receipt?.logs
    .map((log) => cases.register.interface.parseLog(log))
    .find((log) => log?.name === "Refused");
  return refused ? decodeBytes32String(refused.args["eId"] as Hex) : "";
}
