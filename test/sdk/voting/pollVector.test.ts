import { expect } from "chai";
import { concat, getBytes, hexlify, keccak256 } from "ethers";
import { type PollVector, pollVector } from "../../../scripts/voting/pollVector.ts";
import { auditBallot } from "../../../sdk/voting/audit/auditBallot.ts";
import { auditTally } from "../../../sdk/voting/audit/auditTally.ts";
import { AuditedSums } from "../../../sdk/voting/audit/auditTotals.ts";
import { paperDigest, requireSigned } from "../../../sdk/voting/audit/credentials.ts";
import { type AuditContest, contextHash } from "../../../sdk/voting/audit/statement.ts";
import committed from "../../vectors/voting/poll.json" with { type: "json" };

const vector = committed as PollVector;
const HEADER = 40;
const CIPHERTEXT = 128;
const WORD = 32;

/** A contest as the auditor takes it. */
const contests = vector.contests.map(({ rule, key, chainId, ...rest }): AuditContest => {
  return { ...rest, ...rule, chainId: BigInt(chainId), key: concat([key.x, key.y]) };
});
const [first] = contests as [AuditContest];

/** Bytes of a ballot. */
const sizeOf = ({ ciphertexts }: AuditContest): number => HEADER + 224 + 288 * ciphertexts;

/** The ballots of a paper. */
function ballotsOf(paper: string): Uint8Array[] {
  let at = 0;
  return contests.map((contest) => getBytes(paper).subarray(at, (at += sizeOf(contest))));
}

/** What is linked and added up of a paper. */
function rowOf(paper: string): Uint8Array {
  const parts = ballotsOf(paper).map((ballot, index) =>
    ballot.subarray(HEADER, HEADER + CIPHERTEXT * (contests[index]?.ciphertexts ?? 0)),
  );
  return getBytes(concat([getBytes(paper).subarray(0, HEADER), ...parts]));
}

/** The poll as it is added up, of so many of its papers. */
function addedUp(papers: number) {
  const ciphertexts = contests.reduce((sum, contest) => sum + contest.ciphertexts, 0);
  const rows = vector.papers.slice(0, papers).map(({ ballots }) => rowOf(ballots));
  const sums = new AuditedSums({ context: vector.context, ciphertexts, key: first.key });
  const last = new Map(rows.map((row, index) => [hexlify(row.subarray(0, WORD)), index]));
  rows.forEach((row, index) => sums.add(row, last.get(hexlify(row.subarray(0, WORD))) === index));
  return sums.totals();
}

describe("sdk/voting: a known poll, to the auditor", () => {
  it("comes out of its seeds", async () => {
    expect(await pollVector()).to.deep.equal(vector);
  });

  it("has the terms whose hash is its context", () => {
    expect(keccak256(vector.terms)).to.equal(vector.context);
    expect(contests.map(contextHash)).to.deep.equal(vector.counts.map(({ context }) => context));
  });

  vector.papers.forEach(({ voter, seq, ballots, digest, signer, signature, credential, head }, index) => {
    it(`paper ${index}: ballots, digest, signature, credential and head are as written`, () => {
      ballotsOf(ballots).forEach((ballot, contest) => {
        expect(auditBallot(contests[contest] ?? first, ballot)).to.equal(undefined);
      });
      const { chainId, contract } = first;
      const paper = { chainId, contract, poll: vector.poll, voter: BigInt(voter), seq: BigInt(seq), ballots };
      expect(paperDigest(paper)).to.equal(digest);
      expect(vector.roll[voter]).to.equal(keccak256(signer));
      const asked = { signer, digest, signature, block: 0, takenBy: contract, paper: index };
      requireSigned(asked, undefined);
      const other = hexlify(getBytes(digest).reverse());
      expect(() => requireSigned({ ...asked, digest: other }, undefined)).to.throw("not signed");
      const lengths = getBytes(credential).subarray(0, 4);
      expect([...lengths]).to.deep.equal([0, getBytes(signer).length, 0, getBytes(signature).length]);
      expect(credential.startsWith(concat([lengths, signer, signature]))).to.equal(true);
      expect(addedUp(index + 1).head).to.equal(head);
    });
  });

  it("adds up to its totals, the replaced paper left out and the dummy in", () => {
    const { counted, points } = addedUp(vector.papers.length);
    expect(counted).to.equal(vector.counted);
    expect(concat(points.map((point) => (point ?? new Uint8Array()).subarray(1)))).to.equal(
      `0x${vector.totals.slice(2 + 2 * WORD)}`,
    );
  });

  vector.counts.forEach(({ totals, partials, counts }, index) => {
    it(`contest ${index}: the decryptions are proven, and leave the counts and no others`, () => {
      const contest = contests[index] ?? first;
      const shown = partials.map(({ trustee, key, proof }) => ({ trustee, key, proof: getBytes(proof) }));
      const encrypted = counts.slice(0, contest.ciphertexts).map(BigInt);
      expect(auditTally(contest, getBytes(totals), shown, encrypted)).to.equal(undefined);
      const moved = encrypted.map((count) => count + 1n);
      expect(auditTally(contest, getBytes(totals), shown, moved)).to.equal("count 0 is wrong");
      const turned = shown.map((partial) => ({ ...partial, trustee: 4 - partial.trustee }));
      expect(auditTally(contest, getBytes(totals), turned, encrypted)).to.be.a("string");
    });
  });
});
