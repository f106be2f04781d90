import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/**
 * Depth of the circuit of all anonymous polls: a district has no more than 2 to this power of voters, as article 7(8) of
 * the Elections Act says.
 */
const DEPTH = 20;

/** What a ballot box asks about anonymous voters; it is given to the box when that is deployed, and stays. */
export default buildModule("AnonymousVoters", (m) => {
  const anonymousRoll = m.contract("AnonymousRoll", [m.getParameter("depth", DEPTH)]);
  return { anonymousRoll };
});
