import { LATER_ACTS, publishedText } from "../../deploy/modules/acts.ts";
import { LAND_COMMISSION } from "../../deploy/modules/offices.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import {
  AgriculturalLandActPart2__factory,
  AgriculturalLandActPart3__factory,
  LandRegistrationActPart10Of20160105__factory,
  LandRegistrationActPart2Of20160105__factory,
  LandRegistrationActPart9Of20160105__factory,
} from "../../typechain-types/index.js";
import type { Party } from "../start/parties.ts";
import type { EmbeddedRepublic } from "./embeddedRepublic.ts";
import { appointment, type Bill } from "./legislation.ts";

const DAY = 86_400;

/** From the announcement: the law governs when it is enacted. */
const DAYS_TO_COME = 12;

/** How many members of the land commission approve together: article 5(1) of the Agricultural Land Act. */
export const APPROVING_MEMBERS = 2;

/** What the legislature enacts together: one refers to the other, and is of no use without it. */
export interface AgriculturalBill {
  /** The Agricultural Land Act, with the order that appoints the land commission. */
  readonly act: Bill;
  /** The Land Registration Act that refers to it. In force alone, it would make every transfer inadmissible: nobody could apply the act. */
  readonly amendment: Bill;
}

/** Folder of each text, every subdivision in which it differs from what is in force, and the ruleset that executes that. */
const DRAFTS = {
  act: {
    folder: "agricultural-land",
    rulesets: { part_2: AgriculturalLandActPart2__factory, part_3: AgriculturalLandActPart3__factory },
  },
  amendment: {
    folder: "land-registration",
    rulesets: {
      part_2: LandRegistrationActPart2Of20160105__factory,
      part_9: LandRegistrationActPart9Of20160105__factory,
      part_10: LandRegistrationActPart10Of20160105__factory,
    },
  },
} as const;

/**
 * Drafts the bill: both texts by the hash of their files, and the rulesets, which it has deployed.
 *
 * @param deploy puts a contract on the chain and returns its address
 * @param from first day on which both govern
 * @param appointments orders that appoint the members of the land commission
 */
export async function agriculturalBill(
  deploy: (bytecode: Hex) => Promise<Hex>,
  from: number,
  appointments: Bill["calls"],
): Promise<AgriculturalBill> {
  const draft = async (part: keyof typeof DRAFTS, calls: Bill["calls"]): Promise<Bill> => {
    const { folder, rulesets } = DRAFTS[part];
    const provisions: Bill["provisions"][number][] = [];
    for (const [subdivision, { bytecode }] of Object.entries(rulesets)) {
      provisions.push({ subdivision, ruleset: await deploy(bytecode), from, until: NO_END });
    }
    const { eli, date } = LATER_ACTS[folder];
    return { text: publishedText(folder, eli, date), provisions, calls };
  };
  return { act: await draft("act", appointments), amendment: await draft("amendment", []) };
}

/** Drafts the bill on the embedded chain; what it says of members is executed when the days of veto are over. */
export async function draftAgriculturalBill(
  republic: EmbeddedRepublic,
  members: readonly Party[],
): Promise<AgriculturalBill> {
  const { chain, relay } = republic;
  const deploy = async (data: Hex): Promise<Hex> => {
    const { contractAddress } = await chain.send({ from: relay, data });
    if (contractAddress === null) throw new Error("the chain gave a new ruleset no address");
    return contractAddress;
  };
  const from = Math.floor((await chain.now()) / DAY) + DAYS_TO_COME;
  const appointments = members.map((member) => appointment(republic, LAND_COMMISSION, member));
  return agriculturalBill(deploy, from, appointments);
}
