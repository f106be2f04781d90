import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The kernel: the executive, which deploys the offices, which deploy the Gazette. */
export default buildModule("Law", (m) => {
  const executive = m.contract("Executive", [
    m.getAccount(0),
    m.getParameter("standardOffset"),
    m.getParameter("vetoDays"),
  ]);
  const offices = m.contractAt("Offices", m.staticCall(executive, "offices"));
  const gazette = m.contractAt("Gazette", m.staticCall(executive, "gazette"));
  return { executive, offices, gazette };
});
