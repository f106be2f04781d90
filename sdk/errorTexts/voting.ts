import type { ErrorTexts } from "./errorText.ts";

/** Ballots and their proofs. */
export const VOTING_ERRORS: ErrorTexts = {
  "BallotRuleUnsound(uint8 ciphertexts, uint8 total, bool lastImplicit)": {
    what: "{ciphertexts} encrypted options and a total of {total} are no rule of a contest.",
    why: "A rule allows some ballot and asks something: one option at least, and a total below the number of options, where there is one.",
    whatToDo: "Make the rule with `exactly`, `atMost` or `approval` of the client.",
  },
  "BallotWrongLength(uint256 length, uint256 expected)": {
    what: "The ballot has {length} bytes; the rule makes it {expected}.",
    why: "A ballot has one form, so that nobody makes another of it.",
    whatToDo: "Seal the ballot for the contest in which it is cast.",
  },
  "BallotProofFalseHint(uint256 at, address expected)": {
    what: "The point at byte {at} of the ballot is not the one with the address {expected}.",
    why: "It must be what the answers give, else the numbers encrypted could be anything.",
    whatToDo: "Seal the ballot anew for this voter, number and contest.",
  },
  "BallotProofWrongChallenge(uint256 challenge, uint256 expected)": {
    what: "The ballot's challenge is {challenge}; from what it commits to follows {expected}.",
    why: "The proof is of other ciphertexts, another voter, another contest, or of none.",
    whatToDo: "Seal the ballot anew for this voter, number and contest.",
  },
  "Secp256k1NotAPoint(uint256 x, uint256 y)": {
    what: "No point that is computed with has x = {x} and y = {y}.",
    why: "What is not on the curve, or out of range, would be added up wrongly or proven falsely.",
    whatToDo: "Send points of secp256k1 with x below the order and y below the prime.",
  },
  "Secp256k1NotAScalar(uint256 value)": {
    what: "{value} is not below the order of the group, or zero where it must not be.",
    why: "A number has one form, so that nobody makes another ballot of the same proof.",
    whatToDo: "Reduce it modulo the order.",
  },
  "Secp256k1NoAnswer(uint256 g, uint256 t, uint256 x)": {
    what: "There is no address of {g} times the generator plus {t} times the point with x = {x}.",
    why: "The sum is infinity, the factor is zero, or x is out of range: an honest prover never meets it.",
    whatToDo: "Prove again with other random numbers.",
  },
  "Secp256k1WrongInverse(uint256 x1, uint256 x2, uint256 inverse)": {
    what: "{inverse} is not the inverse of {x1} less {x2}.",
    why: "The slope between two points is computed with it; for two points of one x anything would pass for one.",
    whatToDo: "Compute it modulo the prime, below the prime.",
  },
  "BallotChainWrongSeq(uint256 voter, uint64 seq, uint64 expected)": {
    what: "The ballot has the number {seq}; the next of voter {voter} is {expected}.",
    why: "So nobody casts an older ballot once more, and nobody uses numbers up.",
    whatToDo: "Seal the ballot with the number that is next.",
  },
  "PointSumsInfinity()": {
    what: "A sum is infinity.",
    why: "It has no coordinates; the dummy sees to it that no voters can bring it about.",
    whatToDo:
      "Nothing needs to be done: it does not happen to ballots that were added up from the beginning.",
  },
  "AccumulationBegun(bytes32 sums)": {
    what: "Adding up was begun already; the sums have the hash {sums}.",
    why: "Ballots are added up once.",
    whatToDo: "Go on with the present sums.",
  },
  "AccumulationWrongDummy(uint256 rho)": {
    what: "The dummy is not zero encrypted under {rho}.",
    why: "Its number follows from the last ballot, so that nobody can foresee it.",
    whatToDo: "Take the dummy of an `AccumulationPlan`.",
  },
  "AccumulationWrongSums(bytes32 given, bytes32 expected)": {
    what: "What was shown has the hash {given}; that of the present sums is {expected}.",
    why: "Somebody else may have added ballots since, or the sums are of another stage.",
    whatToDo: "Read the latest sums from the logs and go on from there.",
  },
  "AccumulationRaggedBallots(uint256 length, uint256 each)": {
    what: "{length} bytes are not one or more ballots of {each} bytes.",
    why: "Of each ballot voter, number and ciphertexts are shown, and nothing else.",
    whatToDo: "Cut the ballots behind their ciphertexts.",
  },
  "AccumulationWrongBallots(bytes32 reached, bytes32 expected)": {
    what: "The ballots lead to the head {reached} instead of {expected}.",
    why: "What is added is what was cast, all of it, in its order.",
    whatToDo: "Read the ballots from the logs, from the present head backwards.",
  },
  "AccumulationUnfinished(bytes32 at)": {
    what: "Ballots up to the head {at} were not added yet.",
    why: "There are no totals before all ballots are in them.",
    whatToDo: "Add the others first.",
  },
  "EqualityProofWrongLength(uint256 length, uint256 expected)": {
    what: "The proof has {length} bytes; for so many points it has {expected}.",
    why: "A proof has one form.",
    whatToDo: "Prove the products of all totals, and of nothing else.",
  },
  "EqualityProofFalseHint(uint256 base, address expected)": {
    what: "The share of point {base} is not the one with the address {expected}.",
    why: "It must be what the answer gives, else any product would pass.",
    whatToDo: "Prove again, for the present totals.",
  },
  "EqualityProofWrongChallenge(uint256 challenge, uint256 expected)": {
    what: "The proof's challenge is {challenge}; from what it commits to follows {expected}.",
    why: "The proof is of other totals, another trustee, another contest, or of none.",
    whatToDo: "Prove again, for the present totals.",
  },
  "TallyDecrypted(uint256 trustee)": {
    what: "Trustee {trustee} decrypted the totals already.",
    why: "A second decryption of other totals would show what lies between them.",
    whatToDo: "Nothing needs to be done.",
  },
  "TallyWrongTrustees(uint256 given, uint256 threshold)": {
    what: "{given} trustees are named; it takes {threshold}.",
    why: "Fewer know nothing, and more than are needed are not asked.",
    whatToDo: "Name as many trustees as the threshold, of those who decrypted.",
  },
  "TallyNotAscending(uint256 position)": {
    what: "The trustee at position {position} is zero, or does not follow the one before.",
    why: "So nobody is counted twice.",
    whatToDo: "Sort the trustees by their numbers.",
  },
  "TallyWrongLength(uint256 length, uint256 expected)": {
    what: "There are {length} where {expected} belong.",
    why: "Each trustee has a term for each ciphertext, and each ciphertext a count.",
    whatToDo: "Take what `countVotes` returns.",
  },
  "TallyWrongPartial(uint256 trustee)": {
    what: "Trustee {trustee} did not prove these products.",
    why: "Counts follow from what was proven, and from nothing else.",
    whatToDo: "Take the products from the logs.",
  },
  "TallyFalseHint(uint256 trustee, uint256 ciphertext)": {
    what: "For ciphertext {ciphertext}, the term of trustee {trustee} is not the product times the trustee's weight.",
    why: "The weights follow from which trustees are named.",
    whatToDo: "Take what `countVotes` returns for just these trustees.",
  },
  "TallyWrongCount(uint256 option, uint256 count)": {
    what: "Option {option} does not have {count} votes.",
    why: "What is left of the totals is the count times the generator, and no option has more votes than there are ballots.",
    whatToDo: "Compute the counts with `countVotes`.",
  },
};
