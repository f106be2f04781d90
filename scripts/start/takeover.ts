import { Interface, ZeroAddress } from "ethers";
import { PERSONS_ABI, TAKEOVER_ABI } from "../../sdk/abi.ts";
import { concatBytes, type Hex } from "../../sdk/bytes.ts";
import { encodeCall, hex } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Progress } from "../progress.ts";
import type { Party } from "./parties.ts";
import type { Tally } from "./tally.ts";

const TAKEOVER = new Interface(TAKEOVER_ABI);
const PERSONS = new Interface(PERSONS_ABI);

/** Bytes of an address. */
const ADDRESS = 20;

/** Persons the civil registrar enrols in one transaction. */
const BATCH = 100;
const DAY = 86_400;

/**
 * Two offices put the legacy register's root in force: proposal, confirmation, delay, adoption.
 * @param isStopped asked before each step
 */
export async function takeOver(
  republic: EmbeddedRepublic,
  legacy: { readonly root: Hex; readonly count: number },
  datasetHash: Hex,
  delayDays: number,
  tally: Tally,
  isStopped = (): boolean => false,
): Promise<void> {
  const { chain, contracts, officers, relay } = republic;
  const steps: [Hex, string, readonly unknown[]][] = [
    [officers.landRegistrar.account, "propose", [legacy.root, legacy.count, datasetHash]],
    [officers.surveyOffice.account, "confirm", [legacy.root, legacy.count, datasetHash]],
    [relay, "adopt", []],
  ];
  for (const [from, name, args] of steps) {
    if (isStopped()) return;
    if (name === "adopt") await chain.advanceTo((await chain.now()) + (delayDays + 1) * DAY);
    const { gasUsed } = await chain.send({
      from,
      to: contracts.landTakeover,
      data: encodeCall(TAKEOVER, name, args),
    });
    tally.gas("Takeover of the legacy register, one step of 3", gasUsed);
  }
}

/**
 * The civil registrar enrols persons in batches, each of one kind of key and one level of assurance.
 * @param isStopped asked before each batch
 */
export async function enrol(
  republic: EmbeddedRepublic,
  parties: readonly Party[],
  tally: Tally,
  progress: Progress,
  isStopped = (): boolean => false,
): Promise<void> {
  const { chain, contracts, officers } = republic;
  const groups = Map.groupBy(parties, ({ assurance, signer }) => `${assurance}/${verifierOf(signer.signer)}`);
  for (const group of groups.values()) {
    for (let from = 0; from < group.length; from += BATCH) {
      if (isStopped()) return;
      const batch = group.slice(from, from + BATCH);
      const { gasUsed } = await chain.send({
        from: officers.civilRegistrar.account,
        to: contracts.persons,
        data: enrolmentCall(batch),
      });
      if (batch.length === BATCH) tally.gas(`Enrolment of ${BATCH} persons`, gasUsed);
      progress.advance(batch.length);
    }
  }
}

/** Calldata that enrols persons of one kind of key and one level of assurance. */
export function enrolmentCall(batch: readonly Party[]): Hex {
  const signers = batch.map(({ signer }) => signer.signer);
  const verifier = verifierOf(signers[0] ?? new Uint8Array());
  const keys = concatBytes(
    ...signers.map((signer) => (verifier === ZeroAddress ? signer : signer.subarray(ADDRESS))),
  );
  const persons = batch.map(({ person }) => person);
  return encodeCall(PERSONS, "enrolBatch", [batch[0]?.assurance ?? 0, verifier, persons, keys]);
}

/** The verifier in front of a key; the zero address for accounts, which need none. */
function verifierOf(signer: Uint8Array): string {
  return signer.length === ADDRESS ? ZeroAddress : hex(signer.subarray(0, ADDRESS));
}
