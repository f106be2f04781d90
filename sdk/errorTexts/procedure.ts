import type { ErrorTexts } from "./errorText.ts";

/** The register of cases, and what it asks of the registers whose decisions are contested. */
export const PROCEDURE_ERRORS: ErrorTexts = {
  "CaseMalformed(uint256 length, uint256 required)": {
    what: "The case has {length} bytes where its own counts require {required}.",
    why: "A case is as long as its lists.",
    whatToDo: "Encode the case with `encodeCase`.",
  },
  "CaseTooManyParticipants(uint256 count, uint256 maximum)": {
    what: "The case would have {count} participants; {maximum} are the most.",
    why: "Nobody may burden a case until nobody can pay for a step in it.",
    whatToDo: "Let officers sign who have taken part in this instance already.",
  },
  "CaseUnknownStep(uint8 kind)": {
    what: "There is no step of kind {kind}.",
    why: "The act knows fourteen kinds of step.",
    whatToDo: "Encode the steps with `encodeSteps`.",
  },
  "CaseStepTruncated(uint8 kind, uint256 length, uint256 required)": {
    what: "{length} bytes are left for a step ({kind:step}) of {required}.",
    why: "Each kind of step has a length: that of a refusal depends on the application refused, that of a grant on the record it made.",
    whatToDo: "Encode the steps with `encodeSteps`.",
  },
  "CaseUnknownOutcome(uint8 outcome)": {
    what: "A step has the outcome {outcome}, which stands for nothing.",
    why: "A review upholds (1) or sets aside (2), a judgment may also remand (3); an interim measure or a correction says yes (1) or no (0).",
    whatToDo: "Encode the steps with `encodeSteps`.",
  },
  "CaseStepOfAnotherPart(uint8 kind)": {
    what: "The ruleset was asked about a step ({kind:step}) that another part of the act governs.",
    why: "Each part of the act decides its own steps.",
    whatToDo: "Ask the register, which sends each step to its part.",
  },
  "CaseNoSuchRefusal(address register, bytes32 digest, bytes32 decision)": {
    what: "The refusal of {digest} is not what {register} keeps: {decision:decision}.",
    why: "A case is about a refusal that was made, exactly as it was made.",
    whatToDo:
      "Take the refusal from the `Refused` log; `detailsHash` and `refusalWord` say what is kept of it.",
  },
  "CaseNoSuchGrant(address register, bytes32 entry, bytes31 present)": {
    what: "The record granted is not the present one of the entry {entry} in {register}, which is {present}, or another was shown.",
    why: "Article 7(3): what has been followed by another record cannot be taken back.",
    whatToDo: "Contest the grant that made the present record, and show that record.",
  },
  "CaseEntryClosed(address register, bytes32 entry)": {
    what: "The entry {entry} in {register} is closed.",
    why: "Article 7(4): a grant that closed an entry, or whose entry has been closed since, leaves no record that a case could take back.",
    whatToDo: "Have the entry reopened under the act of its register, or go to court.",
  },
  "CaseNotContestable(address register)": {
    what: "Decisions of {register} cannot be contested here.",
    why: "Cases are about decisions of other registers; what this one refuses is contested in court (article 18).",
    whatToDo: "Name the register that decided.",
  },
  "CaseOtherEntry(bytes32 entry, bytes32 expected)": {
    what: "The case about this decision is the entry {expected}, not {entry}.",
    why: "The entry follows from the decision and the objector, so that each objector has one case about it.",
    whatToDo: "Compute it with `caseEntryOf`.",
  },
  "CaseNoSuchCorrection(address ruleset, uint32 correctedOn, uint32 claimed)": {
    what: "The ruleset {ruleset} was corrected on {correctedOn:date} (1970: never), not on {claimed:date}.",
    why: "A case is reopened if the ruleset on which its decision rests was corrected, by the day of the last correction.",
    whatToDo: "Read the `RulesetCorrected` and `VersionAdded` logs of the Gazette.",
  },
  "CaseOfficerExcluded(bytes32 entry, bytes16 officer, address seat)": {
    what: "{officer}, in the seat of {seat}, may not review or judge the case {entry}.",
    why: "Nobody reviews what they decided as a matter of discretion, or acts for whoever did, objects or has taken part.",
    whatToDo: "Have another reviewer or judge sign, in a seat of their own.",
  },
  "CaseReopeningBehind(uint8 kind)": {
    what: "A reopening stands in one application behind a step of another kind ({kind:step}).",
    why: "What a reopening states of the correction is checked against the case as it stands before the application.",
    whatToDo: "Apply for the reopening by itself, and for the other steps before or afterwards.",
  },
  "CaseNothingToExecute(bytes32 entry)": {
    what: "The case {entry} has not set a grant aside.",
    why: "A grant is taken back by a judgment only; a refusal set aside needs nothing more.",
    whatToDo: "Wait for the judgment; where a refusal was set aside, hand in the application again.",
  },
  "RegisterPendingCases(bytes32 entry, uint256 cases)": {
    what: "{cases} cases hold the entry {entry}: one more cannot, or none is left to let it go.",
    why: "An entry is pending as long as a case holds it, so that cases are counted.",
    whatToDo: "Wait until one of the cases about the entry has ended.",
  },
  "RegisterNotRefused(bytes32 digest, bytes32 decision)": {
    what: "There is no refusal of the application {digest} to set aside: {decision:decision}.",
    why: "Only a refusal that stands can be set aside.",
    whatToDo: "Check the digest; what has been set aside once need not be again.",
  },
  "RegisterNotThePrevious(bytes32 entry, bytes31 previous, bytes31 given)": {
    what: "The record before the present one of the entry {entry} is {previous}; {given} was given.",
    why: "A grant is taken back by going one record back, and no further.",
    whatToDo: "Take the record from the last `Recorded` log but one; of a first record, give nothing.",
  },
  "RegisterStillRefused(bytes32 digest, bytes32 eId)": {
    what: "The application {digest} is still refused ({eId:text}).",
    why: "One provision was set aside for it: another refuses, or the law does not allow that one to be left out.",
    whatToDo: "Meet the condition of the other provision, or sign a new application.",
  },
};
