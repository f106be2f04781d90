import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Civil from "./Civil.ts";
import Law from "./Law.ts";

/** The lodging book with the ruleset of the Lodging Act, and where officers decide what the law leaves to them. */
export default buildModule("Lodging", (m) => {
  const { offices, gazette } = m.useModule(Law);
  const { persons } = m.useModule(Civil);
  const lodgingBook = m.contract("LodgingBook", [gazette]);
  const lodgingPart2 = m.contract("LodgingActPart2");
  const discretions = m.contract("Discretions", [offices, gazette, persons, lodgingBook]);
  return { discretions, lodgingBook, lodgingPart2 };
});
