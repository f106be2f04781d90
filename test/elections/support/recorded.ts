import type { BaseContract, Contract } from "ethers";
import { NO_END } from "../../../sdk/law/dates.ts";
import { ElectionRegister__factory } from "../../../typechain-types/index.js";
import { foundRepublic, GENEROUS } from "../../support/republic.ts";
import { asExecutive, Commission } from "./commission.ts";

/** `Office.sol`. */
const ELECTIONS = 14n;
/** The office is a contract's. */
const NOBODY = `0x${"00".repeat(16)}`;

/** A register of elections whose ballot box and ceremony only keep what they are told. */
export interface RecordedElections {
  readonly commission: Commission;
  readonly box: Contract;
  readonly ceremony: Contract;
}

/** Deploys them beside those of the republic, in the same offices. */
async function openRecorded(): Promise<RecordedElections> {
  const republic = await foundRepublic();
  const { connection, offices, gazette, persons, referendums, relay } = republic;
  const deploy = (name: string, ...args: unknown[]) => connection.ethers.deployContract(name, args);
  const ceremony = await deploy("RecordingCeremony", offices.target);
  const box = await deploy("RecordingBox", offices.target);
  const types = await deploy("ElectionDealingTypes");
  const inquiry = await deploy(
    "ElectionInquiry",
    gazette.target,
    persons.target,
    box.target,
    ceremony.target,
  );
  const held = [referendums.target, types.target, inquiry.target];
  const deployed = await deploy("ElectionRegister", offices.target, gazette.target, persons.target, ...held);
  const register = ElectionRegister__factory.connect(await deployed.getAddress(), relay);
  await asExecutive(republic, async (admin) => {
    const allow = async (target: BaseContract, ...names: string[]) => {
      const selectors = names.map((name) => target.interface.getFunction(name)?.selector ?? "");
      await admin.setTargetFunctionRole(target, selectors, ELECTIONS, GENEROUS);
    };
    await allow(box as never, "prepare", "schedule", "permitTally", "annul");
    await allow(ceremony as never, "begin");
    await admin.appoint(ELECTIONS, register, NOBODY, NO_END, 0, GENEROUS);
  });
  const commission = await Commission.open(republic, register);
  return { commission, box: box as unknown as Contract, ceremony: ceremony as unknown as Contract };
}

/** Each test of the suite begins with elections of their own. */
export function beforeEachRecorded(assign: (elections: RecordedElections) => void): void {
  let restore: () => Promise<void>;

  before(async () => {
    const elections = await openRecorded();
    const { networkHelpers } = elections.commission.republic.connection;
    const snapshot = await networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
    assign(elections);
  });

  beforeEach(() => restore());
}
