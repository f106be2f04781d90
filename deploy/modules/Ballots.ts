import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Law from "./Law.ts";
import PollingStations from "./PollingStations.ts";

/** The ballot box, for keys that the trustees make in the ceremony. */
export default buildModule("Ballots", (m) => {
  const { offices } = m.useModule(Law);
  const { pollingStations } = m.useModule(PollingStations);
  const ballotBox = m.contract("BallotBox", [
    offices,
    m.getParameter("ceremony"),
    m.getParameter("eligibility", `0x${"00".repeat(20)}`),
    pollingStations,
  ]);
  return { ballotBox, pollingStations };
});
