import { expect } from "chai";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import { signAtStation, type SigningOfficer, type StationPaper } from "../../../sdk/voting/atStation.ts";
import type { Paper } from "../../../sdk/voting/paper.ts";
import { wordOf } from "./contests.ts";
import type { Polling } from "./polling.ts";

/** The document in which polling officers say why. */
export const REASONS = wordOf("the voter has lost the key");

/** A made-up polling officer, of whom it takes an appointment to be one. */
export function pollingOfficer(name: string, person = name): SigningOfficer {
  return {
    person: hexFromBytes(keccak256(bytesFromText(`person ${person}`)).subarray(0, 16)),
    signer: secp256k1Signer(officerKey(name)),
  };
}

/** The key of that officer's account. */
export function officerKey(name: string): Uint8Array {
  return keccak256(bytesFromText(`secret key of officer ${name}`));
}

/** Two polling officers; they stand in the order of their persons. */
export const [PAULA, PETER] = [pollingOfficer("Paula"), pollingOfficer("Peter")] as const;

/** A paper that a voter of this index sealed before polling officers, who sign it. */
export async function paperAtStation(
  polling: Polling,
  ballots: Uint8Array,
  voter: number,
  changes: Partial<StationPaper> = {},
  officers: readonly [SigningOfficer, SigningOfficer] = [PAULA, PETER],
): Promise<Paper> {
  const stations = (await polling.station.stations.getAddress()).toLowerCase() as Hex;
  const signer = polling.electorate.hashes[voter] ?? wordOf("nobody");
  const path = polling.electorate.pathOf(voter);
  return signAtStation(
    polling.poll,
    { stations, ballots, reasons: REASONS, signer, path, ...changes },
    officers,
  );
}

/** What the box is told by those whom it asks about polling stations. */
export function refusesAtStation(
  { station, ...polling }: Polling,
  error: string,
  paper: Paper,
): Promise<void> {
  const { box, stations } = station;
  const asked = box.getFunction("cast").staticCall(polling.poll.poll, polling.terms, paper);
  return expect(asked).to.be.revertedWithCustomError(stations, error) as unknown as Promise<void>;
}

/** What is published of polling stations, for an auditor. */
export async function published(
  { station }: Polling,
  officers: readonly SigningOfficer[] = [PAULA, PETER],
): Promise<{ contract: string; officers: Set<string> }> {
  const pairs = officers.map(({ signer, person }) => `${hexFromBytes(signer.signer)}:${person}`);
  return { contract: await station.stations.getAddress(), officers: new Set(pairs) };
}
