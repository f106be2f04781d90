/** A node of solc's syntax tree, as far as rulesets are checked. Its other fields are looked at by name. */
export interface AstNode {
  readonly nodeType: string;
  /** `start:length:file`, in bytes. */
  readonly src: string;
  readonly name?: string;
  /** The comment above it: a node of its own on declarations, its bare text on statements. */
  readonly documentation?: AstNode | string | null;
  readonly text?: string;
  readonly kind?: string;
  readonly contractKind?: string;
  readonly stateMutability?: string;
  readonly mutability?: string;
  readonly stateVariable?: boolean;
  readonly [field: string]: unknown;
}

/** A node and the contract in which it stands; undefined at the level of the file. */
export interface PlacedNode {
  readonly node: AstNode;
  readonly contract: AstNode | undefined;
}

export function isAstNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value;
}

/** All nodes of a tree, each before those below it. Comments are not nodes here. */
export function* nodesOf(node: AstNode, contract?: AstNode): Generator<PlacedNode> {
  yield { node, contract };
  const inside = node.nodeType === "ContractDefinition" ? node : contract;
  for (const [field, value] of Object.entries(node)) {
    if (field === "documentation") continue;
    const children: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const child of children) if (isAstNode(child)) yield* nodesOf(child, inside);
  }
}

/** `Rules.CEILING`, for messages. */
export function nameOf({ node, contract }: PlacedNode): string {
  const own = node.name || node.kind || node.nodeType;
  return contract?.name ? `${contract.name}.${own}` : own;
}
