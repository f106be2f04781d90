import { Interface } from "ethers";
import { ELECTION_REGISTER_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, bytesFromText, type Hex } from "../../sdk/bytes.ts";
import { type PlacedStep, placeElectionSteps } from "../../sdk/elections/placed.ts";
import { electionDigest } from "../../sdk/elections/typedData.ts";
import { decodeDistrict, type District } from "../../sdk/elections/district.ts";
import { encodeApplication, sortSignatories } from "../../sdk/law/application.ts";
import type { Domain } from "../../sdk/law/domain.ts";
import { encodeEvidence } from "../../sdk/law/evidence.ts";
import { commitmentOf, decodeRecord, NO_COMMITMENT } from "../../sdk/law/record.ts";
import { signAll, withoutRecovered } from "../../sdk/sign/signer.ts";
import { encodeCall, hex } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Party } from "../start/parties.ts";
import type { Tally } from "../start/tally.ts";

/** Days for which an application may be decided. */
const DAYS_OPEN = 30;
const DAY = 86_400;

const REGISTER = new Interface(ELECTION_REGISTER_ABI);

/** The register refused what it should have granted: a defect of the run, not of the data. */
export class ElectionRefusedError extends Error {
  override readonly name = "ElectionRefusedError";

  constructor(steps: readonly PlacedStep[], provision: string) {
    super(`${steps.map(({ step }) => step.kind).join(", ")} refused under ${provision}`);
  }
}

/** The counter of the register of elections: writes steps down, has them signed, submits them, keeps the records. */
export class ElectionDesk {
  readonly #republic: EmbeddedRepublic;
  readonly #tally: Tally;
  readonly #domain: Domain;
  readonly #records = new Map<Hex, Uint8Array>();

  constructor(republic: EmbeddedRepublic, chainId: bigint, tally: Tally) {
    this.#republic = republic;
    this.#tally = tally;
    const verifyingContract = republic.contracts.electionRegister;
    this.#domain = { name: "Register of Elections", version: "1", chainId, verifyingContract };
  }

  /**
   * Has steps decided that must be granted.
   *
   * @param act what it is called in the table of gas
   * @param by who sign; the first applies
   * @throws {ElectionRefusedError} if they are refused
   * @throws {ChainRevertError} if they are inadmissible
   */
  async take(act: string, taken: readonly PlacedStep[], by: readonly [Party, ...Party[]]): Promise<void> {
    const { chain, contracts, relay } = this.#republic;
    const data = encodeCall(REGISTER, "decide", await this.#prepare(taken, by));
    const { logs, gasUsed } = await chain.send({ from: relay, to: contracts.electionRegister, data });
    for (const log of logs) {
      const event = REGISTER.parseLog(log);
      if (event?.name === "Refused") throw new ElectionRefusedError(taken, textOf(event.args["eId"] as Hex));
      if (event?.name === "Recorded") {
        this.#records.set(event.args["entry"] as Hex, bytesFromHex(event.args["record"] as Hex));
      }
    }
    this.#tally.gas(act, gasUsed);
  }

  /** Another desk that has on file what this one has now: for a chain that goes back to here. */
  copy(): ElectionDesk {
    const desk = new ElectionDesk(this.#republic, this.#domain.chainId, this.#tally);
    for (const [entry, record] of this.#records) desk.#records.set(entry, record);
    return desk;
  }

  /** A district as it stands in the register. */
  district(entry: Hex): District {
    return decodeDistrict(decodeRecord(this.#recordOf(entry)).body);
  }

  async #prepare(taken: readonly PlacedStep[], by: readonly [Party, ...Party[]]) {
    const { entries, dealings } = placeElectionSteps(taken);
    const parties = new Map(by.map((party) => [party.person, party]));
    const signatories = sortSignatories(
      by.map(({ person, capacity }) => ({ person, capacity, keyVersion: 1 })),
    );
    const application = encodeApplication({
      entries,
      signatories,
      declarations: [],
      dealings,
      applicant: by[0].person,
      deadline: Math.floor((await this.#republic.chain.now()) / DAY) + DAYS_OPEN,
    });
    const records = entries.map((entry) => this.#recordOf(entry));
    const from = records.map((record) => (record.length === 0 ? NO_COMMITMENT : commitmentOf(record)));
    const digest = electionDigest(this.#domain, application, from);
    const signers = signatories.flatMap(({ person }) => parties.get(person)?.signer ?? []);
    const signatures = withoutRecovered(signers, await signAll(signers, digest));
    const witnesses = records.map((record) => ({ record, proof: [] }));
    return [application, encodeEvidence({ witnesses, signatures })];
  }

  #recordOf(entry: Hex): Uint8Array {
    return this.#records.get(entry) ?? new Uint8Array();
  }
}

/** A number that stands for a document of a name. */
export function documentOf(name: string): Hex {
  return hex(bytesFromText(name.slice(0, 32))).padEnd(66, "0") as Hex;
}

function textOf(word: Hex): string {
  return new TextDecoder().decode(bytesFromHex(word)).replace(/\0+$/, "");
}
