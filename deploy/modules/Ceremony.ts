import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Law from "./Law.ts";

/** The ceremony in which trustees make the key of an election. */
export default buildModule("Ceremony", (m) => {
  const { offices } = m.useModule(Law);
  const keyCeremony = m.contract("KeyCeremony", [offices]);
  return { keyCeremony };
});
