import type { ErrorTexts } from "./errorText.ts";

/** Registers: what makes an application inadmissible. */
export const REGISTER_ERRORS: ErrorTexts = {
  "RegisterNoSuchSignatory(uint256 index, uint256 signatories)": {
    what: "The application has {signatories} signatories; there is none of index {index}.",
    why: "Only somebody who was to sign an application can withdraw it.",
    whatToDo: "Give the index of the person who withdraws, counted from 0 in the application's order.",
  },
  "RegisterNoStanding(bytes16 applicant)": {
    what: "{applicant} has no say in what was applied for.",
    why: "A refusal is recorded for good; nobody may fill a register with refusals about a stranger's entry.",
    whatToDo: "Let somebody apply whom the act gives standing, such as an owner or a holder of a right.",
  },
  "RegisterAlreadyDecided(bytes32 digest, bytes32 decision)": {
    what: "The application {digest} was decided before: {decision:decision}.",
    why: "A decision is final for its application.",
    whatToDo: "Contest the refusal by the remedy it names, or sign a new application, with another deadline.",
  },
  "RegisterDeadlinePassed(uint32 deadline, uint32 today)": {
    what: "The signatories set {deadline:date} as the last day; today is {today:date}.",
    why: "Nobody is bound by a signature longer than they wanted to be.",
    whatToDo: "Sign the application again with a later deadline.",
  },
  "RegisterNotAscending(uint256 index)": {
    what: "The entry or signatory at index {index} does not come after the one before it.",
    why: "Entries and signatories are listed in ascending order, each once, so that none is counted twice.",
    whatToDo: "Sort both lists; `encodeApplication` refuses lists that are not sorted.",
  },
  "RegisterLengthMismatch(uint256 expected, uint256 given)": {
    what: "{given} items were given where {expected} belong.",
    why: "Lists that belong together have an item each for the same thing.",
    whatToDo: "Give as many evidences as applications, and as many commitments as entries.",
  },
  "RegisterStaleRecord(bytes32 entry, bytes31 stored, bytes31 given)": {
    what: "The record given of the entry {entry} has the commitment {given}; the present one has {stored}.",
    why: "The entry has moved since: what was signed was about another state of it.",
    whatToDo: "Fetch the present record from the last `Recorded` or `Republished` log and sign again.",
  },
  "RegisterUnknownEntry(bytes32 entry)": {
    what: "There is no entry {entry}.",
    why: "Entries made here have their highest bit set and exist once they were first registered.",
    whatToDo: "Check the id; for a first registration, give no record.",
  },
  "RegisterNotInLegacyRoot(bytes32 entry, bytes31 given)": {
    what: "The record {given} of the entry {entry} is not under the root of the register taken over.",
    why: "The first dealing with a legacy entry proves its record against the root that two offices put in force.",
    whatToDo: "Take record and proof from the published dataset, and check that the root is adopted.",
  },
  "RegisterMalformedLegacyRecord(bytes32 entry)": {
    what: "The legacy record of the entry {entry} does not begin a chain.",
    why: "A legacy record has version 1, no record before it and no ruleset as its basis.",
    whatToDo: "Correct the dataset, which was made wrongly, and have a new root proposed.",
  },
  "RegisterClosedEntry(bytes32 entry)": {
    what: "The entry {entry} is closed.",
    why: "Nothing can be done with a closed entry any more.",
    whatToDo: "Deal with the entry that took its place.",
  },
  "RegisterFrozenEntry(bytes32 entry)": {
    what: "The entry {entry} is frozen.",
    why: "An office ordered that it must not move; no version of the law can move it meanwhile.",
    whatToDo: "Read the order in the last `StatusChanged` log and ask the office that made it for release.",
  },
  "RegisterPersonNotActive(bytes16 person, uint8 status)": {
    what: "{person} may not sign: {status:person status} in the register of persons.",
    why: "Only persons who are active there can sign.",
    whatToDo: "Have the person enrolled, or released, by the civil registrar.",
  },
  "RegisterKeyVersionRevoked(bytes16 person, uint32 signed, uint32 present)": {
    what: "{person} signed with version {signed} of their key; the present version is {present}.",
    why: "A change of key, or its holder, revoked everything signed before.",
    whatToDo: "Sign the application again, with the present key and its version.",
  },
  "RegisterWrongSigner(bytes16 person)": {
    what: "The signer given for {person} is not their key.",
    why: "The register of persons holds a hash of each person's key.",
    whatToDo:
      "Give the signer that was enrolled, byte for byte: an address, or a verifier's address and the key.",
  },
  "RegisterInvalidSignature(bytes16 person, bytes32 digest)": {
    what: "The signature of {person} is not one over {digest}.",
    why: "Everybody listed as a signatory has to have signed exactly this application, with their key; an account with code signs only if it is named.",
    whatToDo:
      "Compare the digest with `applicationDigest`; a signature with high s counts as none, see `normaliseLowS`.",
  },
  "RegisterKeySharedBy(bytes16 person, bytes16 other)": {
    what: "{person} and {other} have the same key.",
    why: "One key would sign for two persons.",
    whatToDo: "Have one of them change their key.",
  },
  "RegisterNotInOffice(bytes16 person, uint8 capacity)": {
    what: "{person} does not hold the office in whose capacity they sign: {capacity:capacity}.",
    why: "Offices are held by accounts, for a term.",
    whatToDo: "Sign with the account that holds the office, or on one's own behalf.",
  },
  "RegisterBatchGas(uint256 item, uint256 gasLeft, uint256 gasEach)": {
    what: "{gasLeft} gas is left, too little to give item {item} its {gasEach}.",
    why: "An item that is in order must not fail because others used its gas.",
    whatToDo: "Send fewer items, or more gas. Nothing of this batch was stored.",
  },
  "BodiesMalformed(uint256 length, uint256 required)": {
    what: "The bodies of the records have {length} bytes where {required} are required.",
    why: "A ruleset returns one body for each entry of the application, each behind its length, and nothing else.",
    whatToDo: "Correct the ruleset: `Bodies.join` writes what a register reads.",
  },
  "RecordTooShort(uint256 length, uint256 required)": {
    what: "The record has {length} bytes; its header alone has {required}.",
    why: "A record is a header and a body.",
    whatToDo: "Give the whole record as it was logged.",
  },
  "RegisterLawUnknown(bytes32 subdivision, uint32 date)": {
    what: "The Gazette did not say which version of {subdivision} governed on {date:date}.",
    why: "The law of another day must not take its place. Most often the transaction had too little gas.",
    whatToDo: "Send it again with more gas.",
  },
  "SuccessorNotYetEntrusted(address predecessor)": {
    what: "The law has not been entrusted to this register yet; {predecessor} still decides.",
    why: "No entry is moved in two registers.",
    whatToDo: "Go to the predecessor, or wait until the enactment is executed.",
  },
  "SuccessorWithoutPredecessor(address predecessor)": {
    what: "There is no contract at {predecessor}.",
    why: "A successor shows the entries of a register that is there.",
    whatToDo: "Give the address of the register that is to be succeeded.",
  },
};
