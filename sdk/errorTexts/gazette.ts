import type { ErrorTexts } from "./errorText.ts";

/** The Gazette and its calendar. */
export const GAZETTE_ERRORS: ErrorTexts = {
  "GazetteRegisterWithoutCode(address register)": {
    what: "There is no contract at {register}.",
    why: "The law is entrusted to a register that can execute it.",
    whatToDo: "Deploy the register first.",
  },
  "GazetteNotTheSuccessor(bytes32 key, address register, address competent)": {
    what: "{register} does not succeed {competent}, which executes the subdivision {key}.",
    why: "A register that was succeeded decides nothing any more, and its successor takes over the entries of no other.",
    whatToDo: "Deploy a register whose predecessor is the one that executes the subdivision.",
  },
  "GazetteOtherRegister(bytes32 key, address competent, address asking)": {
    what: "The subdivision {key} is executed by {competent}, not by {asking}.",
    why: "The register was succeeded by another, or an enactment names one that alone executes this law.",
    whatToDo: "Sign the application for the register that executes the law now.",
  },
  "GazetteUnknownVersion(bytes32 key, uint256 index, uint256 count)": {
    what: "No version number {index}, counted from 0, of {key} was enacted; the history has {count}.",
    why: "A judgment is about a version that was enacted, not about what follows from another judgment.",
    whatToDo: "Read `history` and the `VersionAdded` logs, and name a version that was enacted.",
  },
  "GazetteNothingToJudge(bytes32 key, uint256 index, uint32 from, uint32 until)": {
    what: "Version number {index} of {key} governs no day from {from:date} to before {until:date} that could be judged.",
    why: "A suspension or an annulment for the future is about days to come; a repeal has no ruleset to correct.",
    whatToDo: "Choose another end of the suspension, annul from the first day on, or name another version.",
  },
  "GazetteTextMissing(string eli, uint32 documentDate)": {
    what: "The enactment of {eli} of {documentDate:date} has no hash of its text.",
    why: "Where text and code differ, the text prevails: nothing enters into force without it.",
    whatToDo: "Give the hash of the act's file; see `textHash` of `sdk/statute`.",
  },
  "GazetteTextNotCorrectable(string eli, uint32 documentDate, bytes32 published, bytes32 reasons)": {
    what: "The hash {published} of {eli} of {documentDate:date} cannot be corrected, with the reasons {reasons}.",
    why: "A hash is corrected once for each text, and for stated reasons (Constitution Act, article 8(8)).",
    whatToDo:
      "State reasons; if it has been corrected before, enact the text under the date of its own document.",
  },
  "GazetteTextAlreadyPublished(string eli, uint32 documentDate, bytes32 published, bytes32 offered)": {
    what: "The text of {eli} of {documentDate:date} was published as {published}; {offered} was offered.",
    why: "What was once published is never changed.",
    whatToDo: "Publish the corrected text under the date of its own document.",
  },
  "GazetteRulesetWithoutCode(address ruleset)": {
    what: "There is no contract at {ruleset}.",
    why: "A provision could be given its code later by anybody.",
    whatToDo: "Deploy the ruleset first.",
  },
  "GazetteRulesetOfAnotherProvision(address ruleset, string expected, string actual)": {
    what: "The ruleset {ruleset} executes {actual}, not {expected}.",
    why: "A ruleset is enacted only as what it says it is.",
    whatToDo: "Check the addresses of the enactment.",
  },
  "GazetteEmptyInterval(bytes32 key, uint32 from, uint32 until)": {
    what: "The version of {key} would govern from {from:date} until before {until:date}: no day.",
    why: "A version governs at least one day, and begins before the day 2,147,483,648, where the Gazette keeps a mark.",
    whatToDo: "Correct the dates.",
  },
  "GazetteRetroactiveWithoutBasis(bytes32 key, uint32 from, uint32 today)": {
    what: "The version of {key} would govern from {from:date}; today is {today:date}.",
    why: "Retroactivity needs a provision in force that allows it, and whose ruleset says so.",
    whatToDo: "Name that provision as the basis, or let the version begin today or later.",
  },
  "GazetteNotInForce(bytes32 key, uint32 date)": {
    what: "No version of {key} governs {date:date}.",
    why: "It was not yet enacted, has expired, or is repealed.",
    whatToDo: "Read its history in the Gazette.",
  },
  "GazetteCalendarNotPublished(uint256 year)": {
    what: "The calendar of {year} is not published.",
    why: "Its working days are unknown.",
    whatToDo: "Have the year published, then ask again.",
  },
  "GazetteCalendarAlreadyPublished(uint16 year)": {
    what: "The calendar of {year} was published before.",
    why: "Deadlines run by it.",
    whatToDo: "Proclaim single holidays.",
  },
  "GazetteCalendarMalformed(uint16 year)": {
    what: "The calendar of {year} contradicts itself.",
    why: "An offset differs from the standard one by more than three hours, changes are out of order or outside the year, or a day does not exist.",
    whatToDo:
      "Correct the calendar. The year 0 means the standard offset given at deployment, which is beyond 14 hours.",
  },
  "GazetteCalendarMovesToday(uint32 today, uint32 moved)": {
    what: "Publishing this calendar now would make today {moved:date} instead of {today:date}.",
    why: "A date that was today for one transaction is today for all.",
    whatToDo: "Publish a year before it begins.",
  },
  "GazetteHolidayNotInFuture(uint32 date, uint32 today)": {
    what: "{date:date} would be a holiday; today is {today:date}.",
    why: "Deadlines that have run cannot be moved.",
    whatToDo: "Proclaim a date after today.",
  },
  "GazetteStandstillNotInFuture(uint32 from, uint32 today)": {
    what: "Everything would stand still from {from:date} on; today is {today:date}.",
    why: "Periods that have ended do not run again: days lost are made up for by days to come.",
    whatToDo: "Proclaim as many days after today; who missed a period may ask for reinstatement.",
  },
  "GazetteStandstillLength(uint16 count, uint16 limit)": {
    what: "A standstill of {count} days is proclaimed; it has at least one, and at most {limit}.",
    why: "Each day is written down. A long standstill is proclaimed in parts.",
    whatToDo: "Proclaim as many as may be, then those behind them.",
  },
  "GazetteNotAWorkingDay(uint32 date)": {
    what: "{date:date} is no working day as it is.",
    why: "Only a working day can become a holiday.",
    whatToDo: "Check the date.",
  },
  "GazettePeriodTooLong(uint16 workingDays, uint16 limit)": {
    what: "A period of {workingDays} working days cannot be counted; {limit} is the longest.",
    why: "Counting reads every day.",
    whatToDo: "Let the act count longer periods in months.",
  },
};
