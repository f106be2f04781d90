import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Law from "./Law.ts";

/** The lodging book, and the ruleset of the Lodging Act. */
export default buildModule("Lodging", (m) => {
  const { gazette } = m.useModule(Law);
  const lodgingBook = m.contract("LodgingBook", [gazette]);
  const lodgingPart2 = m.contract("LodgingActPart2");
  return { lodgingBook, lodgingPart2 };
});
