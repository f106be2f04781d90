import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { isNewEntry, legacyEntryId, newEntryId } from "../../../sdk/law/entryId.ts";
import {
  EmptyTreeError,
  LegacyTree,
  NotInTreeError,
  verifyLegacyProof,
  type LegacyLeaf,
} from "../../../sdk/law/legacyTree.ts";
import { NODE, sortNodes } from "../../../sdk/law/nodes.ts";
import { Random } from "../support/random.ts";

const TYPES = ["bytes32", "bytes32"];
const MANY = 25_000;

describe("sdk/law: the tree of a register taken over", () => {
  const random = new Random(7);
  const leaves = (count: number): LegacyLeaf[] =>
    Array.from({ length: count }, () => ({ entry: random.hex(32), recordHash: random.bytes(32) }));

  for (const count of [1, 2, 3, 7, 8, 100]) {
    it(`has the root and the proofs of OpenZeppelin's: ${count} entries`, () => {
      const given = leaves(count);
      const tree = LegacyTree.of(given);
      const values = given.map(({ entry, recordHash }) => [entry, hexFromBytes(recordHash)]);
      const standard = StandardMerkleTree.of(values, TYPES);
      expect(tree.root).to.equal(standard.root);
      expect(tree.count).to.equal(count);
      for (const [index, leaf] of given.entries()) {
        const proof = tree.proofOf(leaf);
        expect(proof).to.deep.equal(standard.getProof(index));
        expect(verifyLegacyProof(tree.root, leaf, proof)).to.equal(true);
        expect(verifyLegacyProof(tree.root, { ...leaf, recordHash: random.bytes(32) }, proof)).to.equal(
          false,
        );
      }
    });
  }

  it("does not depend on the order of the entries", () => {
    const given = leaves(50);
    expect(LegacyTree.of([...given].reverse()).root).to.equal(LegacyTree.of(given).root);
  });

  it("proves nothing of an entry it has not, or not with this record", () => {
    const given = leaves(10);
    const tree = LegacyTree.of(given);
    const [stranger, first] = [...leaves(1), ...given] as [LegacyLeaf, LegacyLeaf];
    expect(() => tree.proofOf(stranger)).to.throw(NotInTreeError, stranger.entry);
    expect(() => tree.proofOf({ ...first, recordHash: keccak256(first.recordHash) })).to.throw(
      NotInTreeError,
    );
    expect(() => LegacyTree.of([])).to.throw(EmptyTreeError);
  });

  it("sorts nodes that begin alike", () => {
    const nodes = Array.from({ length: 200 }, () => {
      const node = new Uint8Array(NODE);
      node[NODE - 1] = random.below(100);
      node[3] = random.below(4);
      return node;
    });
    const source = Uint8Array.from(nodes.flatMap((node) => [...node]));
    const target = new Uint8Array(source.length);
    sortNodes(source, target);
    const sorted = Array.from({ length: 200 }, (_, index) => target.slice(index * NODE, (index + 1) * NODE));
    const expected = nodes.map((node) => hexFromBytes(node)).sort();
    expect(sorted.map((node) => hexFromBytes(node))).to.deep.equal(expected.reverse());
  });

  it(`takes ${MANY} entries`, () => {
    const given = leaves(MANY);
    const tree = LegacyTree.of(given);
    const [first] = given as [LegacyLeaf];
    expect(verifyLegacyProof(tree.root, first, tree.proofOf(first))).to.equal(true);
  });
});

describe("sdk/law: ids of entries", () => {
  const salt = Uint8Array.of(1, 2, 3);

  it("of legacy and of new entries never meet", () => {
    for (let title = 0; title < 50; title++) {
      const [legacy, made] = [legacyEntryId(salt, `title ${title}`), newEntryId(salt, `title ${title}`)];
      expect(BigInt(legacy) >> 255n).to.equal(0n);
      expect(BigInt(made) >> 255n).to.equal(1n);
      expect([isNewEntry(legacy), isNewEntry(made)]).to.deep.equal([false, true]);
    }
  });

  it("depend on salt and title", () => {
    expect(legacyEntryId(salt, "a")).to.equal(legacyEntryId(salt, "a"));
    expect(legacyEntryId(salt, "a")).not.to.equal(legacyEntryId(salt, "b"));
    expect(legacyEntryId(salt, "a")).not.to.equal(legacyEntryId(Uint8Array.of(1), "a"));
  });
});
