import { Interface } from "ethers";
import { REGISTER_ABI } from "../abi.ts";
import { bytesFromHex, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { decodeApplication } from "./application.ts";
import { decodeEvidence } from "./evidence.ts";
import { commitmentOf } from "./record.ts";

const REGISTER = new Interface(REGISTER_ABI);

/**
 * The record that a legacy entry began with. It is in no log; but whoever first dealt with the entry had to show it, so it
 * is in the calldata of that transaction.
 *
 * @param calldata of the transaction that logged the entry's second version
 * @param commitment that the second version names as the one before it
 * @returns undefined if the calldata are not those of `decide` or `decideBatch`, as when a wallet contract called
 */
export function firstRecordIn(calldata: Hex, entry: Hex, commitment: Hex): Uint8Array | undefined {
  for (const [application, evidence] of filingsIn(calldata)) {
    const record = witnessIn(bytesFromHex(application), bytesFromHex(evidence), entry);
    if (record !== undefined && commitmentOf(record) === commitment) return record;
  }
  return undefined;
}

function filingsIn(calldata: Hex): [application: string, evidence: string][] {
  const call = REGISTER.parseTransaction({ data: calldata });
  if (call?.name === "decide") return [[call.args[0] as string, call.args[1] as string]];
  if (call?.name !== "decideBatch") return [];
  const [applications, evidences] = [[...call.args[0]], [...call.args[1]]] as [string[], string[]];
  return applications.map((application, index) => [application, evidences[index] ?? "0x"]);
}

/** Of a batch, one application may be unreadable, and the others all the same decided. */
function witnessIn(application: Uint8Array, evidence: Uint8Array, entry: Hex): Uint8Array | undefined {
  try {
    const { entries, signatories } = decodeApplication(application);
    const counts = { entries: entries.length, signatories: signatories.length };
    return decodeEvidence(evidence, counts).witnesses[entries.indexOf(entry)]?.record;
  } catch (error) {
    if (error instanceof SdkError) return undefined;
    throw error;
  }
}
