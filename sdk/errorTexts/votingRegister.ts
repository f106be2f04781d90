import type { ErrorTexts } from "./errorText.ts";

/** The register of elections, and what it asks of calendar, persons and ballot box. */
export const ELECTION_ERRORS: ErrorTexts = {
  "ElectionUnknownStep(uint8 kind)": {
    what: "There is no step of kind {kind}.",
    why: "The Elections Act knows 23 kinds of step.",
    whatToDo: "Encode the steps with `encodeElectionSteps`.",
  },
  "ElectionStepTruncated(uint8 kind, uint256 length, uint256 required)": {
    what: "{length} bytes are left for a step of kind {kind}, which has {required}.",
    why: "Each kind of step has a length.",
    whatToDo: "Encode the steps with `encodeElectionSteps`.",
  },
  "ElectionStepOfAnotherPart(uint8 kind)": {
    what: "The ruleset was asked about a step of kind {kind} that another part of the act governs.",
    why: "Each part of the act decides its own steps.",
    whatToDo: "Ask the register, which sends each step to its part.",
  },
  "ElectionMalformed(uint256 length, uint256 required)": {
    what: "The election has {length} bytes where its own counts require {required}.",
    why: "An election is as long as the list of its trustees makes it.",
    whatToDo: "Encode it with `encodeElection`.",
  },
  "DistrictMalformed(uint256 length, uint256 required)": {
    what: "The district has {length} bytes where its own counts require {required}.",
    why: "A district is as long as its contests and their candidates make it.",
    whatToDo: "Encode it with `encodeDistrict`.",
  },
  "ObjectionMalformed(uint256 length, uint256 required)": {
    what: "The objection has {length} bytes; {required} are required.",
    why: "All objections have the same length.",
    whatToDo: "Encode it with `encodeObjection`.",
  },
  "ElectionUnknownEntry(bytes1 kind)": {
    what: "A record would begin with {kind}, which stands for no kind of entry.",
    why: "The register of elections has elections (1), districts (2) and objections (3).",
    whatToDo: "Have the law's ruleset checked: it made a record that no client can read.",
  },
  "ElectionStepsTogether(bytes32 district, uint8 was, uint8 stage)": {
    what: "One application takes the district {district} from stage {was} to stage {stage}, past one of which others are told.",
    why: "The ballot box is told of an annulment, the book of referendums of that and of a certification: a vacancy or a successor in the same application would hide it.",
    whatToDo: "State the vacancy, or make the district in its place, in an application of its own.",
  },
  "ElectionsMixed(bytes32 election, bytes32 other)": {
    what: "One application deals with the elections {election} and {other}.",
    why: "The law is told of one election: whether its polls are open, and whether its key is made.",
    whatToDo: "Make an application for each election.",
  },
  "ElectionNotAnElection(bytes32 entry)": {
    what: "{entry} is the entry of a district or of an objection.",
    why: "An election has an entry whose second highest bit is not set, so that it can be taken for nothing else.",
    whatToDo: "Choose the entry with `electionEntryOf`.",
  },
  "ElectionOtherEntry(bytes32 entry, bytes32 expected)": {
    what: "What the step deals with is the entry {expected}, not {entry}.",
    why: "The entry follows from election and number of the district, or from the district and who objects to what; a roll that was published again is another, known by its day.",
    whatToDo:
      "Compute it with `districtEntryOf`, or with `objectionEntryOf` and what `republishedOf` answers now.",
  },
  "ElectionNoSuchDistrict(bytes32 district)": {
    what: "There is no district {district} to object to.",
    why: "An objection is about the roll or the result of a district.",
    whatToDo: "Check the election and the number of the district.",
  },
  "ElectionNotTheDay(uint32 pollingDay, uint64 beginsAt)": {
    what: "{pollingDay:date} does not begin at the instant {beginsAt}, or is not 24 hours long.",
    why: "Article 5(5): the hours of the polls are counted from the beginning of the day, and a day on which the clocks change is no polling day.",
    whatToDo: "State the first second of the day in the state's time zone, or choose another day.",
  },
  "ElectionNotTheirAccount(bytes16 person, address account)": {
    what: "{account} is not the account with whose key {person} signs.",
    why: "In the ceremony trustees are known by their accounts, before the law by their persons.",
    whatToDo: "Name the account of the key that the register of persons has.",
  },
  "ElectionOtherUndecided(bytes32 district, uint32 stated, uint32 undecided)": {
    what: "{undecided} objections are undecided in the district {district}; {stated} are stated.",
    why: "What the law is told must be so when it decides.",
    whatToDo: "Ask `undecidedOf`, and sign again.",
  },
  "ElectionOtherTurnout(bytes32 district, uint32 stated, uint256 turnout)": {
    what: "The turnout in the district {district} is {turnout}; {stated} is stated.",
    why: "What the law is told must be so when it decides.",
    whatToDo: "Ask the ballot box for `turnoutOf` after the close, and sign again.",
  },
  "ElectionOtherCount(bytes32 district, uint8 contest, bytes32 count)": {
    what: "The ballot box has another count of the contest {contest} of the district {district} than stated: {count}.",
    why: "Only what has been counted and checked on chain is stated as a result; and what has been counted is not uncounted.",
    whatToDo: "Take the counts from the box's `Counted` log; zero means that nobody has counted yet.",
  },
};
