import type { ErrorTexts } from "./errorText.ts";

/** How trustees make the key of an election. */
export const VOTING_CEREMONY_ERRORS: ErrorTexts = {
  "KeyCeremonyUnsoundTerms()": {
    what: "The terms are none under which a ceremony could end.",
    why: "It takes 1 to 15 trustees with accounts of their own, a threshold of 1 to as many as there are, one attempt at least, and periods of a second at least.",
    whatToDo: "Correct the terms.",
  },
  "KeyCeremonyBegun(bytes32 election)": {
    what: "The ceremony of election {election} began already.",
    why: "An election has one key.",
    whatToDo: "Go on with the ceremony there is.",
  },
  "KeyCeremonyWrongStage(bytes32 election, uint8 stage)": {
    what: "The ceremony of election {election} is at stage {stage} (0 none, 1 commitments, 2 points, 3 shares, 4 complaints, 5 fixed, 6 failed).",
    why: "Each step waits for all messages of the one before, so that nobody chooses after having seen what others chose.",
    whatToDo: "Do what the present stage asks.",
  },
  "KeyCeremonyOtherAttempt(uint8 attempt, uint8 present)": {
    what: "The message is of attempt {attempt}; the present one is {present}.",
    why: "What was said in an attempt that failed is of no use in another.",
    whatToDo: "Make and sign the message for the present attempt.",
  },
  "KeyCeremonyPeriodOver(uint64 deadline, uint256 time)": {
    what: "The period ended at {deadline}; it is {time}.",
    why: "Whoever is late is excluded, so that nobody holds the others up.",
    whatToDo: "Have the period ended with `endPeriod`, or the key fixed with `fix`.",
  },
  "KeyCeremonyPeriodNotOver(uint64 deadline, uint256 time)": {
    what: "The period ends at {deadline}; it is {time}.",
    why: "Until then trustees may deliver or complain.",
    whatToDo: "Wait until then.",
  },
  "KeyCeremonyNoSuchTrustee(uint256 trustee, uint256 trustees)": {
    what: "Number {trustee} is none of {trustees} trustees, or is the complainer.",
    why: "Trustees are numbered from 1, anew in each attempt, and nobody deals a share to themselves.",
    whatToDo: "Read the numbers from `attemptOf`.",
  },
  "KeyCeremonyNotSigned(address account)": {
    what: "The message is not signed by {account}.",
    why: "A trustee answers for what is said in their name, and for nothing else.",
    whatToDo: "Have the trustee sign exactly this message for this election, attempt, step and contract.",
  },
  "KeyCeremonyDelivered(uint256 trustee)": {
    what: "Trustee {trustee} has delivered already.",
    why: "What was said stands.",
    whatToDo: "Nothing needs to be done.",
  },
  "KeyCeremonyCannotAppoint(bytes32 election, address account)": {
    what: "The account {account} cannot be appointed for election {election}.",
    why: "No seat is vacant, or the account has one, had one and was excluded, or is none.",
    whatToDo: "Name somebody else, or wait until a seat is vacant.",
  },
  "KeyCeremonyWrongLength(uint256 length, uint256 expected)": {
    what: "There are {length} bytes where {expected} belong.",
    why: "A message has one form, which follows from the threshold and the number of trustees.",
    whatToDo: "Take what the client makes for the present attempt.",
  },
  "KeyCeremonyOtherPoints(uint256 trustee, bytes32 commitment, bytes32 expected)": {
    what: "The points of trustee {trustee} lead to {commitment}; committed to was {expected}.",
    why: "Points are chosen before those of others are known.",
    whatToDo: "Publish the points that were committed to.",
  },
  "KeyCeremonyOtherEvidence(uint256 trustee, bytes32 hash, bytes32 expected)": {
    what: "What is shown of trustee {trustee} has the hash {hash}; published was {expected}.",
    why: "Complaints and keys are about what was published in this attempt.",
    whatToDo: "Take it from the logs of this attempt, without the proofs behind the points.",
  },
  "KeyCeremonyNotFixed(bytes32 election)": {
    what: "Election {election} has no key.",
    why: "The ceremony goes on, has failed, or never began.",
    whatToDo: "Ask `stageOf` which of them.",
  },
  "KeyCeremonySeatVacant(bytes32 election, uint256 trustee)": {
    what: "Seat {trustee} of election {election} is vacant.",
    why: "The trustee complained of a right share, and was excluded; the key was made without beginning again.",
    whatToDo: "Have as many of the others decrypt as the threshold says.",
  },
};
