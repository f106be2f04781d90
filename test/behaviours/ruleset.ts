import { decodeBytes32String, encodeBytes32String } from "ethers";
import { network } from "hardhat";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { joinBodies, splitBodies } from "../../sdk/law/bodies.ts";

/** What `IRuleset` is asked beside the bodies and the application. */
export interface Circumstances {
  /** 16 bytes. */
  readonly statuses: Uint8Array;
  /** 16 bytes. */
  readonly assurances: Uint8Array;
  readonly begin: number;
  readonly end: number;
  readonly today: number;
  /** eId of a provision that was set aside, 32 bytes; zeros: none. */
  readonly overruled: string;
  /** Bit 255 - n: the day n days ago was a working day. */
  readonly workingDays: bigint;
}

/** The arguments of `evaluate` and `findings`. */
export interface RulesetCall {
  readonly bodies: readonly Uint8Array[];
  readonly application: Uint8Array;
  readonly circumstances: Circumstances;
}

/** What `evaluate` returns, the eId as text. */
export interface Outcome {
  /** Empty: granted. */
  readonly refusal: string;
  readonly standing: boolean;
  readonly applicableDate: number;
  /** As hexadecimal text. */
  readonly next: readonly string[];
  /** Gazette key; 32 zero bytes: none. */
  readonly referral: string;
  readonly assessed: bigint;
}

/** What `findings` returns, its words as text. */
export interface Finding {
  readonly eli: string;
  readonly eId: string;
  readonly fact: string;
  readonly satisfied: boolean;
  readonly value: bigint;
  readonly threshold: bigint;
  readonly unit: string;
}

/** A ruleset on an embedded chain. */
export interface DeployedRuleset {
  readonly eli: () => Promise<string>;
  readonly remedy: () => Promise<{ readonly eId: string; readonly periodDays: number }>;
  /** Office, officers and working days of silence; zeros where the provision leaves no discretion. */
  readonly discretion: (
    eId: string,
  ) => Promise<{ readonly office: number; readonly officers: number; readonly silenceDays: number }>;
  readonly evaluate: (call: RulesetCall) => Promise<Outcome>;
  readonly findings: (call: RulesetCall) => Promise<Finding[]>;
}

type Connection = Awaited<ReturnType<typeof network.getOrCreate>>;

/** Deploys a ruleset's contract. */
export async function deployRuleset(contract: string, connection?: Connection): Promise<DeployedRuleset> {
  const { ethers } = connection ?? (await network.getOrCreate());
  const deployed = await ethers.deployContract(contract);
  const ask = (name: string, ...values: unknown[]) => deployed.getFunction(name).staticCall(...values);
  const askOf = (name: string, { bodies, application, circumstances }: RulesetCall) =>
    ask(name, joinBodies(bodies), application, circumstances);
  return {
    eli: async () => (await ask("eli")) as string,
    remedy: async () => {
      const [eId, periodDays] = (await ask("remedy")) as [string, bigint];
      return { eId: decodeBytes32String(eId), periodDays: Number(periodDays) };
    },
    discretion: async (eId) => {
      const [office, officers, silenceDays] = (await ask("discretion", encodeBytes32String(eId))) as bigint[];
      return { office: Number(office), officers: Number(officers), silenceDays: Number(silenceDays) };
    },
    evaluate: async (call) => {
      const { refusal, standing, applicableDate, next, referral, assessed } = await askOf("evaluate", call);
      return {
        refusal: decodeBytes32String(refusal),
        standing,
        applicableDate: Number(applicableDate),
        next: splitBodies(bytesFromHex(next as Hex)).map((body) => hexFromBytes(body)),
        referral,
        assessed,
      };
    },
    findings: async (call) => {
      const found = (await askOf("findings", call)) as Finding[];
      return found.map(({ eli, eId, fact, satisfied, value, threshold, unit }) => ({
        eli,
        eId: decodeBytes32String(eId),
        fact: decodeBytes32String(fact),
        satisfied,
        value,
        threshold,
        unit: decodeBytes32String(unit),
      }));
    },
  };
}
