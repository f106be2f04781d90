import { bytesFromHex, hexFromBytes, keccak256, writeHex, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { compareNodes, copyNode, NODE, sortNodes } from "./nodes.ts";

/** One entry of a register taken over. */
export interface LegacyLeaf {
  /** 32 bytes, highest bit clear. */
  readonly entry: Hex;
  /** keccak256 of the entry's record. */
  readonly recordHash: Uint8Array;
}

/** A register without entries cannot be taken over. */
export class EmptyTreeError extends SdkError {
  override readonly name = "EmptyTreeError";

  constructor() {
    super("a tree has at least one leaf", {});
  }
}

/** The entry is not in the tree, or not with this record. */
export class NotInTreeError extends SdkError {
  override readonly name = "NotInTreeError";

  constructor(entry: Hex) {
    super(`${entry} is not in the tree with this record`, { entry });
  }
}

/**
 * The Merkle tree of a register taken over, over (entry, hash of its record). Its root and proofs are those of
 * OpenZeppelin's `StandardMerkleTree` of ["bytes32", "bytes32"]; kept in one array of bytes, because millions of nodes
 * as text fit into no memory.
 *
 * @example
 * const tree = LegacyTree.of(titles.map(({ entry, record }) => ({ entry, recordHash: keccak256(record) })));
 * await takeover.propose(tree.root, tree.count, datasetHash);
 * const witness = { record, proof: tree.proofOf({ entry, recordHash: keccak256(record) }) };
 */
export class LegacyTree {
  /** Number of entries. */
  readonly count: number;
  /** As a heap: the children of node i are 2i + 1 and 2i + 2; the leaves stand last, in descending order. */
  readonly #nodes: Uint8Array;

  private constructor(nodes: Uint8Array) {
    this.#nodes = nodes;
    this.count = (nodes.length / NODE + 1) / 2;
  }

  /** @throws {EmptyTreeError} if there is no leaf */
  static of(leaves: Iterable<LegacyLeaf>): LegacyTree {
    const hashes = hashLeaves(leaves);
    const count = hashes.length / NODE;
    if (count === 0) throw new EmptyTreeError();
    const nodes = new Uint8Array((2 * count - 1) * NODE);
    sortNodes(hashes, nodes.subarray((count - 1) * NODE));
    const pair = new Uint8Array(2 * NODE);
    for (let node = count - 2; node >= 0; node--) {
      writePair(pair, nodes, 2 * node + 1, nodes, 2 * node + 2);
      nodes.set(keccak256(pair), node * NODE);
    }
    return new LegacyTree(nodes);
  }

  get root(): Hex {
    return hexFromBytes(this.#nodes, 0, NODE);
  }

  /**
   * The proof that a register wants with the first dealing with an entry.
   *
   * @throws {NotInTreeError} if the entry is not in the tree with this record
   */
  proofOf(leaf: LegacyLeaf): Hex[] {
    const proof: Hex[] = [];
    for (let node = this.#find(leaf); node > 0; node = (node - 1) >> 1) {
      const sibling = node % 2 === 1 ? node + 1 : node - 1;
      proof.push(hexFromBytes(this.#nodes, sibling * NODE, (sibling + 1) * NODE));
    }
    return proof;
  }

  /** By bisection: the leaves are sorted, so that no index of entries is needed. */
  #find(leaf: LegacyLeaf): number {
    const wanted = hashLeaf(leaf, new Uint8Array(2 * NODE));
    let first = this.count - 1;
    let last = 2 * this.count - 2;
    while (first <= last) {
      const middle = (first + last) >> 1;
      const order = compareNodes(this.#nodes, middle, wanted, 0);
      if (order === 0) return middle;
      if (order > 0) first = middle + 1;
      else last = middle - 1;
    }
    throw new NotInTreeError(leaf.entry);
  }
}

/** Whether a proof leads from an entry and its record to the root. */
export function verifyLegacyProof(root: Hex, leaf: LegacyLeaf, proof: readonly Hex[]): boolean {
  const pair = new Uint8Array(2 * NODE);
  let node = hashLeaf(leaf, pair);
  for (const sibling of proof) {
    writePair(pair, node, 0, bytesFromHex(sibling, NODE), 0);
    node = keccak256(pair);
  }
  return hexFromBytes(node) === root.toLowerCase();
}

/** Two nodes, the lesser first. */
function writePair(pair: Uint8Array, a: Uint8Array, aIndex: number, b: Uint8Array, bIndex: number): void {
  const isAscending = compareNodes(a, aIndex, b, bIndex) <= 0;
  copyNode(a, aIndex, pair, isAscending ? 0 : 1);
  copyNode(b, bIndex, pair, isAscending ? 1 : 0);
}

function hashLeaf({ entry, recordHash }: LegacyLeaf, pair: Uint8Array): Uint8Array {
  writeHex(pair, 0, entry, NODE);
  pair.set(recordHash, NODE);
  return keccak256(keccak256(pair));
}

function hashLeaves(leaves: Iterable<LegacyLeaf>): Uint8Array {
  const pair = new Uint8Array(2 * NODE);
  let hashes = new Uint8Array(1024 * NODE);
  let length = 0;
  for (const leaf of leaves) {
    if (length === hashes.length) {
      const larger = new Uint8Array(hashes.length * 2);
      larger.set(hashes);
      hashes = larger;
    }
    hashes.set(hashLeaf(leaf, pair), length);
    length += NODE;
  }
  return hashes.subarray(0, length);
}
