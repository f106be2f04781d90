import type { ErrorTexts } from "./errorText.ts";

/** Offices and the Executive. */
export const OFFICES_ERRORS: ErrorTexts = {
  "OfficesTermIsOver(uint64 office, address officer, uint32 lastDay, uint32 today)": {
    what: "{officer} would hold office {office} until {lastDay:date}; today is {today:date}.",
    why: "The term would be over before it begins.",
    whatToDo: "Correct the last day.",
  },
  "OfficesNotTheOfficer(uint64 office, address caller)": {
    what: "{caller} does not hold office {office} in their own right.",
    why: "Only an officer within their term has somebody act for them; who acts for another does not.",
    whatToDo: "Call with the account that was appointed to the office.",
  },
  "OfficesNotADeputy(uint64 office, address deputy)": {
    what: "{deputy} cannot act in office {office} for the caller.",
    why: "Nobody acts for themselves, and somebody must act.",
    whatToDo: "Give the account of another person.",
  },
  "OfficesOutsideTheTerm(uint64 office, uint32 from, uint32 lastDay, uint32 earliest, uint32 termEnds)": {
    what: "Somebody would act in office {office} from {from:date} to {lastDay:date}; {earliest:date} to {termEnds:date} are allowed.",
    why: "The days on which somebody acts lie ahead and within the officer's own term.",
    whatToDo: "Correct the days.",
  },
  "OfficesActsAlready(uint64 office, address officer, address deputy)": {
    what: "{deputy} acts for {officer} in office {office}, now or from a day to come.",
    why: "One acts for an officer at a time, and for one officer in an office: each office has one vote.",
    whatToDo: "End that first: the officer by `endActing`, the deputy by `renounceRole`.",
  },
  "OfficesNobodyActs(uint64 office, address officer)": {
    what: "Nobody acts for {officer} in office {office}.",
    why: "It was ended before, or the days are over.",
    whatToDo: "Nothing: the officer exercises the office.",
  },
  "OfficesNeverClose(address target)": {
    what: "{target} cannot be closed.",
    why: "No office may shut a register or the Gazette.",
    whatToDo: "Freeze single entries, or amend the law.",
  },
  "ExecutiveNotTheFounder(address caller)": {
    what: "{caller} is not the founder, or the state is founded.",
    why: "There is one founding enactment; afterwards the founder holds nothing.",
    whatToDo: "Enact, and execute what was enacted.",
  },
  "ExecutiveNotTheConstitutionalCourt(address caller)": {
    what: "{caller} does not hold the office of constitutional court.",
    why: "Only the court may veto.",
    whatToDo: "Call with the account that holds the office.",
  },
  "ExecutiveNothingOrdered(bytes32 enactmentId)": {
    what: "The enactment {enactmentId} does not exist or orders nothing.",
    why: "The Executive does only what an enactment orders.",
    whatToDo: "Take the id from the `Enacted` log.",
  },
  "ExecutiveOutOfOrder(bytes32 enactmentId, bytes32 before)": {
    what: "The orders of the enactment {before} come before those of {enactmentId}.",
    why: "Orders are executed in the order of their enactments: whoever is appointed and then dismissed is dismissed in the end.",
    whatToDo: "Have the enactment before executed first; anyone may.",
  },
  "ExecutiveOtherCalls(bytes32 enactmentId, bytes32 ordered, bytes32 offered)": {
    what: "The enactment {enactmentId} ordered calls of the hash {ordered}; {offered} was offered.",
    why: "The Executive makes exactly the calls that were ordered.",
    whatToDo: "Give the calls of the enactment, in its order.",
  },
  "ExecutiveTooEarly(bytes32 enactmentId, uint32 lastDay, uint32 today)": {
    what: "The court may veto {enactmentId} until {lastDay:date}; today is {today:date}.",
    why: "Nothing is executed while the court may still veto.",
    whatToDo: "Call again after that day; anyone may.",
  },
  "ExecutiveLapsed(bytes32 enactmentId, uint32 lastDay, uint32 today)": {
    what: "The orders of the enactment {enactmentId} lapsed with the end of {lastDay:date}; today is {today:date}.",
    why: "What nobody wanted done in time cannot be kept for a better day (article 7(4) of the Constitution Act).",
    whatToDo: "If the orders are still wanted, the legislature enacts them again.",
  },
  "ExecutiveTooLate(bytes32 enactmentId, uint32 lastDay, uint32 today)": {
    what: "The time to veto {enactmentId} ended with {lastDay:date}; today is {today:date}.",
    why: "The period for a veto is limited.",
    whatToDo: "Amend the law.",
  },
  "ExecutiveAlreadyExecuted(bytes32 enactmentId)": {
    what: "What {enactmentId} orders was done before.",
    why: "An enactment is executed once.",
    whatToDo: "Nothing; or enact again.",
  },
  "ExecutiveVetoed(bytes32 enactmentId)": {
    what: "The constitutional court has vetoed what {enactmentId} orders.",
    why: "A veto is final for the enactment.",
    whatToDo: "Read the court's reasons, whose hash is in the `Vetoed` log, and enact anew.",
  },
  "ExecutiveTargetWithoutCode(uint256 index, address target)": {
    what: "There is no contract at {target}, the target of call {index}.",
    why: "A call to nothing succeeds and does nothing.",
    whatToDo: "Deploy the contract first, or enact the right address.",
  },
  "ExecutiveCallFailed(uint256 index, bytes returndata)": {
    what: "Call {index} failed, so none was made.",
    why: "What an enactment orders is done wholly or not at all.",
    whatToDo: "Read the error of the call, which is explained as the cause.",
  },
};
