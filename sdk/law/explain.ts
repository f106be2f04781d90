import type { BaseContract } from "ethers";
import type { Hex } from "../bytes.ts";
import type { Statute } from "../statute/index.ts";
import { encodeEvidence, type Witness } from "./evidence.ts";
import { textOfWord, formatQuantity } from "./quantity.ts";
import { StatuteIndex, type CitedProvision } from "./statuteIndex.ts";

/** What {@link explainDecision} asks about. */
export interface ExplanationRequest {
  /** The register, with `REGISTER_ABI` or more. */
  readonly register: BaseContract;
  /** In its wire form. */
  readonly application: Uint8Array;
  /** For each entry, in the application's order. */
  readonly witnesses: readonly Witness[];
  /** The acts that govern the case, one version each: the one in force on the date whose law applies. */
  readonly statutes: readonly Statute[];
}

/** One condition that was tested, with the text that sets it. */
export interface ExplainedFinding {
  readonly provision: CitedProvision;
  /** Name of the fact tested. */
  readonly fact: string;
  readonly satisfied: boolean;
  /** The fact's value, and what it was compared with, as people write them. */
  readonly value: string;
  readonly threshold: string;
  readonly unit: string;
}

/** Money payable under an act. */
export interface ExplainedAssessment {
  /** ELI of the subdivision; undefined if none of the statutes given has it. */
  readonly eli: string | undefined;
  readonly ruleset: Hex;
  /** In minor units of the act's currency. */
  readonly amount: bigint;
}

/** What the law would say of an application now, and why. */
export interface DecisionExplanation {
  readonly granted: boolean;
  /** The provision that refuses. */
  readonly refusal: CitedProvision | undefined;
  /** Whether the applicant has standing; without it there is no refusal, the application is inadmissible. */
  readonly standing: boolean;
  readonly findings: ExplainedFinding[];
  readonly assessments: ExplainedAssessment[];
}

/** As ethers returns it. */
interface Ruling {
  readonly refusal: Hex;
  readonly subdivision: Hex;
  readonly standing: boolean;
  readonly assessments: readonly { subdivision: Hex; ruleset: Hex; amount: bigint }[];
}

/** One condition that was tested, as ethers returns it. */
export interface Finding {
  readonly eli: Hex;
  readonly eId: Hex;
  readonly fact: Hex;
  readonly satisfied: boolean;
  readonly value: bigint;
  readonly threshold: bigint;
  readonly unit: Hex;
}

const NO_REFUSAL = /^0x0+$/;

/**
 * What a register would decide if the listed signatories signed now: every condition tested, beside the text that sets
 * it. No signature is needed.
 *
 * @example
 * const { granted, findings } = await explainDecision({ register, application, witnesses, statutes });
 * for (const { provision, satisfied } of findings) console.log(satisfied ? "✔" : "✘", provision.text);
 *
 * @throws what the register reverts with if the application is inadmissible; see `explainError`
 */
export async function explainDecision(request: ExplanationRequest): Promise<DecisionExplanation> {
  const { register, application, witnesses, statutes } = request;
  const evidence = encodeEvidence({ witnesses, signatures: [] });
  const explain = register.getFunction("explain");
  const [ruling, findings] = (await explain.staticCall(application, evidence)) as [Ruling, Finding[]];
  const index = new StatuteIndex(statutes);
  const granted = NO_REFUSAL.test(ruling.refusal);
  return {
    granted,
    refusal: granted ? undefined : index.cite(ruling.subdivision, textOfWord(ruling.refusal)),
    standing: ruling.standing,
    findings: findings.map((finding) => explainFinding(index, finding)),
    assessments: ruling.assessments.map(({ subdivision, ruleset, amount }) => {
      return { eli: index.eliOf(subdivision), ruleset, amount };
    }),
  };
}

function explainFinding(index: StatuteIndex, finding: Finding): ExplainedFinding {
  const unit = textOfWord(finding.unit);
  return {
    provision: index.cite(finding.eli, textOfWord(finding.eId)),
    fact: textOfWord(finding.fact),
    satisfied: finding.satisfied,
    value: formatQuantity(finding.value, unit),
    threshold: formatQuantity(finding.threshold, unit),
    unit,
  };
}
