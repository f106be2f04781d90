import type { ErrorTexts } from "./errorText.ts";

/** What officers decide where code may not refuse alone. */
export const DISCRETION_ERRORS: ErrorTexts = {
  "RegisterAwaitsDiscretion(bytes32 digest, bytes32 eId)": {
    what: "The application {digest} waits for officers to decide ({eId:text}).",
    why: "Code alone may not refuse under this provision; or the application is lodged, and what holds its entry need not last.",
    whatToDo:
      "Have it approved or declined, or wait: for the silence that approves, or until the entry is free again.",
  },
  "DiscretionNone(bytes32 subdivision, bytes32 eId)": {
    what: "The provision {eId:text} of {subdivision} leaves no discretion.",
    why: "Officers decide only what the version in force leaves to them.",
    whatToDo: "Check key and provision; `discretion` of the ruleset in force says what it leaves to whom.",
  },
  "DiscretionExercised(bytes32 digest, uint8 exercise)": {
    what: "The discretion on {digest} has been exercised ({exercise}: 1 approved, 2 declined).",
    why: "A decision is made once; what counts as approved because of silence cannot be declined any more.",
    whatToDo: "Hand the application in, or contest the refusal.",
  },
  "DiscretionOfParty(bytes32 digest, bytes16 officer)": {
    what: "{officer} signs the application {digest} or is named in one of its dealings.",
    why: "Nobody decides their own case.",
    whatToDo: "Let another officer decide.",
  },
  "DiscretionSeatBarred(bytes32 digest, address seat)": {
    what: "In the seat of {seat} somebody has taken part in the decision on {digest}, or its officer is excluded.",
    why: "An office is exercised once in one matter, and whoever acts for an officer is excluded where the officer is.",
    whatToDo: "Let another officer decide.",
  },
  "DiscretionOfficerBarred(bytes32 digest, bytes16 officer)": {
    what: "{officer} has decided on {digest} already, or has declared a conflict of interest.",
    why: "Officers are counted as persons, each once, whichever account or key they use.",
    whatToDo: "Let another officer decide.",
  },
  "DiscretionWithoutReasons(bytes32 digest)": {
    what: "The opinion on {digest} states no reasons.",
    why: "Whoever exercises discretion says why.",
    whatToDo: "Give the hash of the document that states the reasons.",
  },
  "DiscretionNotActive(bytes16 officer, uint32 keyVersion)": {
    what: "{officer} may not sign, or not with version {keyVersion} of their key.",
    why: "Only persons who are active in the register of persons sign, with their present key.",
    whatToDo: "Look the person up in the register of persons and sign with the present version.",
  },
  "DiscretionInvalidSignature(bytes16 officer, bytes32 digest)": {
    what: "The signature over {digest} is not {officer}'s.",
    why: "An opinion counts only if the officer's own key has signed it as it stands.",
    whatToDo: "Sign what `opinionTypedData` or `recusalTypedData` shows, with the officer's key.",
  },
  "DiscretionNotInOffice(bytes16 officer, uint64 office)": {
    what: "The account with which {officer} signed does not hold the office {office}.",
    why: "Offices are held by accounts, to the end of a term.",
    whatToDo: "Sign with the account that holds the office, or let somebody decide whose term lasts.",
  },
};
