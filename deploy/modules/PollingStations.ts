import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Law from "./Law.ts";

/** What a ballot box asks about papers that are cast at polling stations; it is given to the box when that is deployed, and stays. */
export default buildModule("PollingStations", (m) => {
  const { offices } = m.useModule(Law);
  const pollingStations = m.contract("PollingStations", [offices]);
  return { pollingStations };
});
