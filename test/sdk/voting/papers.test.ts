import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { getBytes, TypedDataEncoder } from "ethers";
import { hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { paperDigest as auditedDigest } from "../../../sdk/voting/audit/credentials.ts";
import { rootOf } from "../../../sdk/voting/audit/rolls.ts";
import { pollOf, PollNotPreparedError } from "../../../sdk/voting/boxLogs.ts";
import { ballotBoxDomain, headerOf, paperDigest, paperTypedData } from "../../../sdk/voting/paper.ts";
import { encodeTerms, NoContestError, type Poll } from "../../../sdk/voting/poll.ts";
import { NoSuchVoterError, VoterRoll } from "../../../sdk/voting/roll.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { contestOf, FIRST_CONTRACT, wordOf } from "../../voting/support/contests.ts";
import { voterSigner } from "../../voting/support/electorate.ts";
import { Random } from "../support/random.ts";

const POLL: Poll = {
  poll: wordOf("poll"),
  election: wordOf("election"),
  roll: wordOf("roll"),
  voters: 12,
  anonymousVoters: false,
  contests: [contestOf(exactly(1, 3))],
};

describe("sdk/voting: rolls and papers", () => {
  for (const count of [1, 2, 3, 7, 100]) {
    it(`a roll has root and paths of OpenZeppelin's, and the auditor's root: ${count} voters`, () => {
      const signers = Array.from({ length: count }, (_, voter) => voterSigner(voter).signer);
      const roll = VoterRoll.of(signers);
      const hashes = signers.map((signer) => hexFromBytes(keccak256(signer)));
      const standard = StandardMerkleTree.of(
        hashes.map((hash, voter): [bigint, string] => [BigInt(voter), hash]),
        ["uint256", "bytes32"],
      );
      expect(roll.root).to.equal(standard.root);
      expect(rootOf(hashes)).to.equal(standard.root);
      expect(roll.voters).to.equal(count);
      for (const [index, [voter]] of standard.entries())
        expect(roll.pathOf(Number(voter))).to.deep.equal(standard.getProof(index));
      expect(() => roll.pathOf(count)).to.throw(NoSuchVoterError);
    });
  }

  it("what is signed is what a wallet shows, and what the auditor computes", () => {
    const ballots = new Random(2).bytes(300);
    const { domain, types, message } = paperTypedData(POLL, ballots);
    const digest = hexFromBytes(paperDigest(POLL, ballots));
    expect(digest).to.equal(TypedDataEncoder.hash(domain, types, message));
    expect(ballotBoxDomain(POLL).verifyingContract).to.equal(FIRST_CONTRACT);
    const audited = { chainId: 31_337n, contract: FIRST_CONTRACT, poll: POLL.poll, ...headerOf(ballots) };
    expect(auditedDigest({ ...audited, ballots: hexFromBytes(ballots) })).to.equal(digest);
  });

  it("a poll has contests, and was prepared", () => {
    expect(encodeTerms(POLL).length).to.equal(168);
    expect(() => encodeTerms({ ...POLL, contests: [] })).to.throw(NoContestError);
    expect(() => pollOf(1n, FIRST_CONTRACT, POLL.poll, [])).to.throw(PollNotPreparedError);
    const logs = [{ topics: [wordOf("another event")], data: getBytes("0x00") }];
    expect(() => pollOf(1n, FIRST_CONTRACT, POLL.poll, logs)).to.throw(PollNotPreparedError);
  });
});
