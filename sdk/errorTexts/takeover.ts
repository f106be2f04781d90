import type { ErrorTexts } from "./errorText.ts";

/** The book of takeovers: the root of an older register. */
export const TAKEOVER_ERRORS: ErrorTexts = {
  "TakeoverRootInForce(bytes32 root)": {
    what: "The register rests on the root {root} already.",
    why: "A root is replaced by another one.",
    whatToDo: "Nothing, or propose the root of the corrected data set.",
  },
  "TakeoverRootDropped(bytes32 root)": {
    what: "The root {root} cannot be proposed any more.",
    why: "A court has upheld an objection to it.",
    whatToDo: "Correct the data set as the judgment says, and propose its root.",
  },
  "TakeoverNotOpenToObjection(bytes32 root, uint32 until, uint32 today)": {
    what: "Nothing can be objected to the root {root}, or decided on it: it is not proposed, or the time ended before {until:date}; today is {today:date}.",
    why: "Objections are to a proposal, until the day on which it would take effect.",
    whatToDo:
      "Compare the root with the last `RootProposed` log; afterwards, ask for a replacement of the root.",
  },
  "TakeoverObjectionIs(bytes32 root, bytes32 objection, uint8 state)": {
    what: "The objection {objection} to the root {root} is in state {state} (0 unknown, 1 open, 2 dismissed, 3 upheld).",
    why: "An objection is handed in once, and a court decides on it once.",
    whatToDo: "Read the `RootContested` and `ObjectionDecided` logs.",
  },
  "TakeoverNotProposed(bytes32 root, uint64 count, bytes32 datasetHash)": {
    what: "The root {root} over {count} entries of the data set {datasetHash} is not what was proposed, or is confirmed already.",
    why: "The second office confirms what the first proposed, and nothing else.",
    whatToDo: "Read the last `RootProposed` log.",
  },
  "TakeoverSameOfficer(address officer)": {
    what: "{officer} proposed the root and would confirm it too.",
    why: "Two offices held by one account are no check on each other.",
    whatToDo: "Let another officer confirm.",
  },
  "TakeoverSamePerson(bytes16 person)": {
    what: "The person {person} proposed the root and would confirm it too: with two accounts, or by somebody who acts for them.",
    why: "A takeover takes two persons (Land Registration Act, article 20(2)); whoever acts for an officer is no other than the officer.",
    whatToDo: "Let an officer of the survey office confirm who neither proposed nor acts for who did.",
  },
  "TakeoverOfficerUnnamed(uint64 office, address officer)": {
    what: "No order, and no officer for whom {officer} acts, names the person who holds the office {office} with this account.",
    why: "Proposal and confirmation take two persons, who can be compared only if they are named (Constitution Act, article 5(20)).",
    whatToDo: "Have the account appointed anew, with the person.",
  },
  "TakeoverNotConfirmed(bytes32 root)": {
    what: "The root {root} is not confirmed.",
    why: "A root takes effect when a second office has confirmed it and the delay has passed.",
    whatToDo: "Ask the second office to confirm it; where the root is zero, nothing is proposed.",
  },
  "TakeoverNotYetEffective(uint32 effectiveFrom, uint32 today)": {
    what: "The root takes effect on {effectiveFrom:date}; today is {today:date}.",
    why: "Until then anyone can object to the data set, and an undecided objection puts the effect off.",
    whatToDo: "Call again on that date; anyone may.",
  },
};
