import { type AstNode, nameOf, nodesOf, type PlacedNode } from "./ast.ts";
import { SolidityText, type SourcePlace } from "./solidityText.ts";

/** A declaration that a ruleset must not have. */
export interface ImpureDeclaration extends SourcePlace {
  /** `Rules.evaluate`. */
  readonly path: string;
  readonly problem: string;
}

/**
 * Lists what makes the contracts, libraries and free functions of one file impure: functions that are not `pure`
 * (constructors among them), immutables and state variables that are not constants. Interfaces have no code and are
 * passed over. What a ruleset inherits stands in its own file; the opcodes show the whole.
 *
 * @param ast the file's SourceUnit, compiled from exactly this text
 */
export function findImpureDeclarations(ast: AstNode, sourceText: string): ImpureDeclaration[] {
  const source = new SolidityText(sourceText);
  return [...nodesOf(ast)].flatMap((placed) => {
    const problem = problemOf(placed);
    if (problem === undefined) return [];
    return [{ path: nameOf(placed), problem, ...source.place(source.range(placed.node.src).start) }];
  });
}

function problemOf({ node, contract }: PlacedNode): string | undefined {
  if (contract?.contractKind === "interface") return undefined;
  if (node.nodeType === "FunctionDefinition" && node.stateMutability !== "pure") {
    return `the ${node.kind ?? "function"} is ${node.stateMutability ?? "nonpayable"}; expected pure`;
  }
  if (node.nodeType !== "VariableDeclaration" || node.stateVariable !== true) return undefined;
  return node.mutability === "constant"
    ? undefined
    : `a state variable is ${node.mutability}; expected constant`;
}
