/** Bytes of a node of a Merkle tree. */
export const NODE = 32;

/** Bits of a node's beginning, and of its index, that a sorting key holds: 53 in all, which a double keeps exactly. */
const INDEX_RANGE = 2 ** 23;

/** Negative, zero or positive: node `aIndex` of `a` before, equal to or behind node `bIndex` of `b`. */
export function compareNodes(a: Uint8Array, aIndex: number, b: Uint8Array, bIndex: number): number {
  const [aAt, bAt] = [aIndex * NODE, bIndex * NODE];
  for (let index = 0; index < NODE; index++) {
    const difference = (a[aAt + index] ?? 0) - (b[bAt + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Copies a node. */
export function copyNode(source: Uint8Array, index: number, target: Uint8Array, targetIndex: number): void {
  target.set(source.subarray(index * NODE, (index + 1) * NODE), targetIndex * NODE);
}

/** Writes the nodes of `source` into `target` in descending order. */
export function sortNodes(source: Uint8Array, target: Uint8Array): void {
  for (const [position, index] of ascendingOrder(source).entries()) {
    copyNode(source, index, target, target.length / NODE - 1 - position);
  }
}

/**
 * Indices of the nodes in ascending order. Numbers sort natively and many times faster than by a function: each node's
 * first 30 bits and its index make one number, and the few that agree in these bits are put right afterwards.
 */
function ascendingOrder(nodes: Uint8Array): Uint32Array {
  const count = nodes.length / NODE;
  const order = new Uint32Array(count);
  if (count > INDEX_RANGE) {
    for (let index = 0; index < count; index++) order[index] = index;
    return order.sort((a, b) => compareNodes(nodes, a, nodes, b));
  }
  const view = new DataView(nodes.buffer, nodes.byteOffset);
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    keys[index] = (view.getUint32(index * NODE) >>> 2) * INDEX_RANGE + index;
  }
  keys.sort();
  for (const [position, key] of keys.entries()) insert(nodes, order, position, key % INDEX_RANGE);
  return order;
}

/** Puts an index behind those before it that are not greater. */
function insert(nodes: Uint8Array, order: Uint32Array, position: number, index: number): void {
  let at = position;
  for (; at > 0; at--) {
    const before = order[at - 1] ?? 0;
    if (compareNodes(nodes, before, nodes, index) <= 0) break;
    order[at] = before;
  }
  order[at] = index;
}
