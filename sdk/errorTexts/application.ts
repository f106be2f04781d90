import type { ErrorTexts } from "./errorText.ts";

/** Applications and signatures, whatever the room. */
export const APPLICATION_ERRORS: ErrorTexts = {
  "ApplicationMalformed(uint256 length, uint256 entries, uint256 signatories, uint256 declarations)": {
    what: "An application of {length} bytes names {entries} entries, {signatories} signatories and {declarations} declarations.",
    why: "It has 1 to 16 entries and at most 16 signatories, and is at least as long as its counts require.",
    whatToDo: "Encode it with `encodeApplication`; split it if it is too large.",
  },
  "ApplicationApplicantDoesNotSign(uint256 applicant, uint256 signatories)": {
    what: "The applicant is signatory number {applicant}, counted from 0, of {signatories}.",
    why: "Who asks signs.",
    whatToDo: "Add the applicant to the signatories.",
  },
  "ApplicationUnknownCapacity(uint8 capacity)": {
    what: "The capacity {capacity} is none that the law knows.",
    why: "A person signs on their own behalf (1), as notary (2), registrar (3), reviewer (4) or judge (5).",
    whatToDo: "Encode the application with `encodeApplication`.",
  },
  "ApplicationMalformedDeclaration(bytes32 name)": {
    what: "Something follows the zero that ends the declaration's name {name}.",
    why: "The signatories would not see it.",
    whatToDo: "Encode the application with `encodeApplication`.",
  },
  "EvidenceMalformed(uint256 length, uint256 required)": {
    what: "The evidence has {length} bytes where {required} are required.",
    why: "It holds a witness for each entry and a signature for each signatory, and nothing else.",
    whatToDo: "Encode it with `encodeEvidence`, in the order of the application.",
  },
  "SignaturesGasTooLow(uint256 gasLeft)": {
    what: "{gasLeft} gas was left when a wallet or verifier had answered.",
    why: "It may have said no only because it was starved of gas.",
    whatToDo: "Send the transaction again with more gas.",
  },
  "LegalTimeNoDecimal(uint32 date)": {
    what: "Day {date} lies behind 9999-12-31.",
    why: "Dates are signed as eight digits.",
    whatToDo: "Choose an earlier date; where there is no end, the term leaves the date out.",
  },
  "LegalTimeTooLate(uint32 date, uint256 added)": {
    what: "{added} more after {date:date} is a date that cannot be written.",
    why: "The last legal date is 9999-12-31, and without end nothing follows.",
    whatToDo: "Choose an earlier date or a shorter period.",
  },
  "LegalTimeNoSuchDate(uint256 year, uint256 month, uint256 day)": {
    what: "There is no day {day} of month {month} of the year {year}.",
    why: "Dates run from 1970-01-01 to 9999-12-31 and must exist.",
    whatToDo: "Correct the date.",
  },
  "LegalTimeInstantOutOfRange(uint256 instant, int256 offset)": {
    what: "The instant {instant}, {offset} seconds from UTC, has no legal date.",
    why: "Legal dates begin on 1970-01-01.",
    whatToDo: "Check the clock of the chain and the calendar's offsets.",
  },
  "DealingsOutOfOrder(uint8 kind, uint8 previous)": {
    what: "A dealing or step of kind {kind} stands behind one of kind {previous}.",
    why: "The law says in which order they are executed, and they are signed in that order; what belongs to another struct is not signed with them.",
    whatToDo:
      "Encode them with `encodeDealings` or `encodeSteps`, which sort them; apply for the others separately.",
  },
  "DealingsUnknownSubjects(uint256 unknown, uint256 subjects)": {
    what: "A dealing or step names entries that the application has not: of those behind the last of its {subjects}, the ones whose bits are set in {unknown}.",
    why: "A dealing is with entries of the application.",
    whatToDo: "Correct the dealing's subject, or add the entry.",
  },
  "DealingsLeaveOut(uint256 subjects)": {
    what: "No dealing or step is with the entries whose bits are set in {subjects}.",
    why: "A stranger's entry could be moved by merely naming it.",
    whatToDo: "Leave these entries out.",
  },
  "FieldUnknown(bytes1 letter)": {
    what: "A list of fields has the letter {letter}, which stands for no field.",
    why: "The fields of a dealing are listed when a register's code is written.",
    whatToDo: "Report it to whoever maintains the register: no application can cause it.",
  },
  "FieldNoFlag(uint256 value)": {
    what: "A yes or no has the value {value}.",
    why: "Yes is 1, no is 0: anything else would be signed as something it is not.",
    whatToDo: "Encode the dealings with `encodeDealings`.",
  },
};
