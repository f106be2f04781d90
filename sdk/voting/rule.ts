import { SdkError } from "../sdkError.ts";

/** What a ballot of a contest may say: `contracts/voting/BallotRule.sol`. */
export interface BallotRule {
  /** How many options are encrypted, 1 to 255. */
  readonly ciphertexts: number;
  /** How many of all options are chosen, if the last is implicit; else 0. */
  readonly total: number;
  /** Whether there is one option more, not encrypted, which is what is missing to `total`. */
  readonly lastImplicit: boolean;
}

/** No ballot could be cast under the rule, or it says nothing. */
export class UnsoundRuleError extends SdkError {
  override readonly name = "UnsoundRuleError";

  constructor(rule: BallotRule) {
    super("the rule allows no ballot, or asks nothing", { ...rule });
  }
}

/** The rule does not allow this choice. */
export class ChoiceNotAllowedError extends SdkError {
  override readonly name = "ChoiceNotAllowedError";

  constructor(rule: BallotRule, options: number, chosen: number) {
    super(`${chosen} of ${options} options chosen: the rule does not allow it`, { rule, options, chosen });
  }
}

/** One of `options`, or `count` of them: exactly. */
export function exactly(count: number, options: number): BallotRule {
  return soundRule({ ciphertexts: options - 1, total: count, lastImplicit: true });
}

/** At most `count` of `options`. Behind them stand `count` blank ones, which fill up what is not chosen. */
export function atMost(count: number, options: number): BallotRule {
  return exactly(count, options + count);
}

/** Any number of `options`. */
export function approval(options: number): BallotRule {
  return soundRule({ ciphertexts: options, total: 0, lastImplicit: false });
}

/** @throws {UnsoundRuleError} where the contract reverts with `BallotRuleUnsound` */
export function soundRule(rule: BallotRule): BallotRule {
  const { ciphertexts, total, lastImplicit } = rule;
  const isSound = lastImplicit ? total > 0 && total <= ciphertexts : total === 0;
  const isWhole = Number.isInteger(ciphertexts) && Number.isInteger(total);
  if (!isSound || !isWhole || ciphertexts < 1 || ciphertexts > 255) throw new UnsoundRuleError(rule);
  return rule;
}

/** How many options a ballot has, the implicit one included. */
export function optionsOf({
  ciphertexts,
  lastImplicit,
}: Pick<BallotRule, "ciphertexts" | "lastImplicit">): number {
  return ciphertexts + (lastImplicit ? 1 : 0);
}

/**
 * Each option of a ballot as 0 or 1, the implicit one included.
 *
 * @throws {ChoiceNotAllowedError} if there are other options than the rule has, or too many or too few are chosen
 */
export function bitsOf(rule: BallotRule, chosen: readonly boolean[]): bigint[] {
  const count = chosen.filter(Boolean).length;
  if (chosen.length !== optionsOf(rule) || (rule.lastImplicit && count !== rule.total)) {
    throw new ChoiceNotAllowedError(rule, chosen.length, count);
  }
  return chosen.map((isChosen) => (isChosen ? 1n : 0n));
}
