import { type AstNode, isAstNode } from "./ast.ts";

const SUBDENOMINATIONS: Readonly<Record<string, bigint>> = {
  wei: 1n,
  gwei: 10n ** 9n,
  ether: 10n ** 18n,
  seconds: 1n,
  minutes: 60n,
  hours: 3600n,
  days: 86_400n,
  weeks: 604_800n,
};

/**
 * The whole number that a constant's expression states: a literal, its negative, a sum or product of such, the largest number
 * of a type, `type(uint32).max`, or one of these in a conversion or in `Type.wrap(…)`.
 *
 * @returns undefined if the expression is anything else, for instance another constant's name
 */
export function literalValue(expression: unknown): bigint | undefined {
  if (!isAstNode(expression)) return undefined;
  switch (expression.nodeType) {
    case "Literal":
      return numberOf(expression);
    case "TupleExpression":
      return literalValue(onlyOne(expression["components"]));
    case "FunctionCall":
      return isConversion(expression) ? literalValue(onlyOne(expression["arguments"])) : undefined;
    case "MemberAccess":
      return largestOf(expression);
    case "UnaryOperation": {
      const operand = literalValue(expression["subExpression"]);
      return operand !== undefined && expression["operator"] === "-" ? -operand : undefined;
    }
    case "BinaryOperation":
      return calculate(expression);
    default:
      return undefined;
  }
}

function numberOf(literal: AstNode): bigint | undefined {
  const written = String(literal["value"]).replaceAll("_", "");
  if (literal.kind !== "number") return undefined;
  const scale = SUBDENOMINATIONS[String(literal["subdenomination"] ?? "wei")];
  if (scale === undefined) return undefined;
  if (/^0x[0-9a-f]+$/i.test(written)) return BigInt(written) * scale;
  const match = /^(\d*)(?:\.(\d+))?(?:e(\d+))?$/i.exec(written);
  if (!match) return undefined;
  const [, whole = "", fraction = "", exponent = "0"] = match;
  const numerator = BigInt(whole + fraction) * 10n ** BigInt(exponent) * scale;
  const denominator = 10n ** BigInt(fraction.length);
  return numerator % denominator === 0n ? numerator / denominator : undefined;
}

function calculate(expression: AstNode): bigint | undefined {
  const left = literalValue(expression["leftExpression"]);
  const right = literalValue(expression["rightExpression"]);
  if (left === undefined || right === undefined) return undefined;
  switch (expression["operator"]) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "**":
      return right >= 0n && right < 256n ? left ** right : undefined;
    default:
      return undefined;
  }
}

/** `type(uint32).max`. */
function largestOf(access: AstNode): bigint | undefined {
  const call = access["expression"];
  if (access["memberName"] !== "max" || !isAstNode(call) || call.nodeType !== "FunctionCall")
    return undefined;
  const callee = call["expression"];
  const type = onlyOne(call["arguments"]);
  if (!isAstNode(callee) || callee.name !== "type" || !isAstNode(type)) return undefined;
  const name = isAstNode(type["typeName"]) ? type["typeName"].name : undefined;
  const bits = /^uint(\d+)$/.exec(name ?? "")?.[1];
  return bits === undefined ? undefined : (1n << BigInt(bits)) - 1n;
}

/** `uint64(…)` or `Pence.wrap(…)`. */
function isConversion(call: AstNode): boolean {
  const callee = call["expression"];
  return call.kind === "typeConversion" || (isAstNode(callee) && callee["memberName"] === "wrap");
}

function onlyOne(values: unknown): unknown {
  return Array.isArray(values) && values.length === 1 ? values[0] : undefined;
}
