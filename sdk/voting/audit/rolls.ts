import { AbiCoder, concat, keccak256 } from "ethers";

const CODER = AbiCoder.defaultAbiCoder();

/**
 * Root of a roll: OpenZeppelin's standard tree of (index, hash of the signer). Its leaves stand in descending order at the
 * end of a heap, and each pair is hashed with the lower first.
 *
 * @param signers keccak256 of each voter's signer, by index
 */
export function rootOf(signers: readonly string[]): string {
  const leaves = signers.map((signer, index) =>
    keccak256(keccak256(CODER.encode(["uint256", "bytes32"], [index, signer]))),
  );
  const sorted = leaves.sort().reverse();
  const inner = leaves.length - 1;
  const heap: string[] = [...Array.from({ length: inner }, () => ""), ...sorted];
  for (let node = inner - 1; node >= 0; node--) {
    heap[node] = keccak256(concat([heap[2 * node + 1] ?? "", heap[2 * node + 2] ?? ""].sort()));
  }
  return heap[0] ?? "";
}
