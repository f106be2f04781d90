import { Wallet } from "ethers";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import type { Hardfork } from "../../republic/hardfork.ts";
import { BenchChain, type Deployed } from "./benchChain.ts";
import type { CostRow } from "./gasBench.ts";

/** As many as papers of a poll. The first two open the words of yes and no. */
const VOTERS = 60;
const OPENING = 2;

const CHAIN_ID = 31_337;
const BEGINS = "2016-01-01T00:00:00Z";
const [NO, YES] = [0, 1];
const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};

/**
 * What a vote costs that is no secret: OpenZeppelin's Governor, yes or no, sent by the voter, or signed by the voter and sent by a
 * relay as a secret ballot is.
 */
export async function governorRows(hardfork: Hardfork): Promise<CostRow[]> {
  const keys = Array.from({ length: VOTERS + 1 }, (_, index) => keyOf(index));
  const bench = await BenchChain.begin(keys, hardfork, BEGINS);
  const [relay, ...voters] = bench.accounts as [Hex, ...Hex[]];
  const votes = await bench.deploy(relay, "OpenVotes", { voters });
  for (const voter of voters) await bench.send(voter, votes, "delegate", voter);
  const governor = await bench.deploy(relay, "OpenGovernor", { votes: votes.address });

  const [sent, signed] = [await propose(bench, relay, governor, 1), await propose(bench, relay, governor, 2)];
  const open: Cost[] = [];
  for (const [index, voter] of voters.entries()) {
    open.push(await measure(bench, voter, governor, "castVote", sent, supportOf(index)));
  }
  const bySignature: Cost[] = [];
  for (const [index, voter] of voters.entries()) {
    const ballot = { proposalId: signed, support: supportOf(index), voter, nonce: 0 };
    const domain = {
      ...{ name: "Open Governor", version: "1" },
      ...{ chainId: CHAIN_ID, verifyingContract: governor.address },
    };
    const signature = await new Wallet(keyOf(index + 1)).signTypedData(domain, BALLOT, ballot);
    const args = [signed, ballot.support, voter, signature];
    bySignature.push(await measure(bench, relay, governor, "castVoteBySig", ...args));
  }
  const votesInClear = "in the clear: yes or no, votes delegated to themselves before";
  return [
    row("castVote", `OpenZeppelin's Governor, ${votesInClear}; the voter sends it`, open),
    row("castVoteBySig", `the same, signed with ECDSA for the first time and sent by a relay`, bySignature),
  ];
}

interface Cost {
  readonly gas: number;
  readonly bytes: number;
}

async function measure(
  bench: BenchChain,
  from: Hex,
  governor: Deployed,
  name: string,
  ...args: readonly unknown[]
): Promise<Cost> {
  const { gasUsed } = await bench.send(from, governor, name, ...args);
  return { gas: gasUsed, bytes: (governor.abi.encodeFunctionData(name, args).length - 2) / 2 };
}

/** @returns the proposal, on which votes are taken */
async function propose(bench: BenchChain, from: Hex, governor: Deployed, number: number): Promise<bigint> {
  const { logs } = await bench.send(from, governor, "propose", [from], [0], ["0x"], `question ${number}`);
  for (let blocks = 0; blocks < 2; blocks++) await bench.chain.request("evm_mine");
  const created = logs
    .map((log) => governor.abi.parseLog(log))
    .find((log) => log?.name === "ProposalCreated");
  return BigInt(created?.args["proposalId"]);
}

/** One of four says no; the second, so that the first two open both words. */
const supportOf = (voter: number): number => (voter % 4 === 1 ? NO : YES);

const keyOf = (index: number): Hex => hexFromBytes(keccak256(bytesFromText(`governor's voter ${index}`)));

function row(name: string, what: string, costs: readonly Cost[]): CostRow {
  const mean = (values: readonly number[]): number =>
    Math.round(values.reduce((sum, each) => sum + each, 0) / values.length);
  const others = costs.slice(OPENING);
  return {
    ...{ id: `vote.governor.${name}`, what },
    ...{ gas: mean(others.map(({ gas }) => gas)), calldataBytes: mean(others.map(({ bytes }) => bytes)) },
  };
}
