import type { ErrorTexts } from "./errorText.ts";

/** Anonymous voters and their proofs. */
export const VOTING_ANONYMOUS_ERRORS: ErrorTexts = {
  "AnonymousRollNoCircuit(uint256 depth)": {
    what: "Semaphore has no circuit of depth {depth}.",
    why: "There are keys for depths from 1 to 32.",
    whatToDo:
      "Deploy the anonymous roll with such a depth: 2 to its power are the voters of the largest district.",
  },
  "AnonymousRollMalformedCredential(uint256 length, uint256 expected)": {
    what: "The proof has {length} bytes; it is of {expected}.",
    why: "Three points of eight coordinates make it, and nothing else.",
    whatToDo: "Make it with `provePaper` or `encodeMembership`.",
  },
  "AnonymousRollNotACoordinate(uint256 value)": {
    what: "{value} is no coordinate of a point.",
    why: "A coordinate is less than the prime of the curve; a larger number would be read as another.",
    whatToDo: "Send the proof as the prover made it.",
  },
  "AnonymousRollNone(bytes32 election)": {
    what: "The poll of the election {election} has a roll of nobody.",
    why: "A root of zero is that of an empty roll; of zero the circuit proves that anybody is on it.",
    whatToDo: "Hold a poll with a roll.",
  },
  "AnonymousRollNotProven(uint256 voter, bytes32 roll, bytes32 digest)": {
    what: "It is not proven that the voter with the nullifier {voter} is on the roll {roll} and made the paper {digest}.",
    why: "The proof is of other ballots, another poll, roll, election, box or chain, by a circuit of another depth, or of nothing; or too little gas was given to check it.",
    whatToDo: "Prove just these ballots, with the way from the voter's commitment to the frozen root.",
  },
  "Semaphore__VKPtBytesMaxDepthInvariantViolated(uint256 actual, uint256 expected)": {
    what: "The keys of Semaphore's circuits have {actual} bytes instead of {expected}.",
    why: "The verifier was built with keys that are not whole.",
    whatToDo: "Build it from the package that package.json names.",
  },
};
