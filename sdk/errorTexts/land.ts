import type { ErrorTexts } from "./errorText.ts";

/** The land register: dealings out of form, and titles that no version of the law may make. */
export const LAND_ERRORS: ErrorTexts = {
  "LandUnknownDealing(uint8 kind)": {
    what: "There is no dealing of kind {kind}.",
    why: "The act names the kinds of dealing that there are.",
    whatToDo: "Encode the dealings with `encodeDealings`.",
  },
  "LandDealingTruncated(uint8 kind, uint256 length, uint256 required)": {
    what: "{length} bytes are left for a dealing ({kind:dealing}) of {required}.",
    why: "Each kind of dealing has a fixed length.",
    whatToDo: "Encode the dealings with `encodeDealings`.",
  },
  "LandUnreadable(uint8 value)": {
    what: "A byte of a dealing has the value {value}, which stands for nothing.",
    why: "A tenure is 1 or 2, yes and no are 1 and 0: anything else would be signed as something it is not.",
    whatToDo: "Encode the dealings with `encodeDealings`.",
  },
  "LandDischargesOutOfOrder(uint8 subject, uint16 rank)": {
    what: "The discharge of rank {rank} on entry number {subject}, counted from 0, does not stand in its place.",
    why: "Ranks move up with each discharge; from the last to the first, each is the one that stands in the record.",
    whatToDo: "Encode the dealings with `encodeDealings`, which sorts them.",
  },
  "LandDealingOfAnotherPart(uint8 kind)": {
    what: "The ruleset was asked about a dealing ({kind:dealing}) that another part of the act governs.",
    why: "Each part of the act decides its own dealings.",
    whatToDo: "Ask the register, which sends each dealing to its part.",
  },
  "LandTooMany(bytes32 what, uint256 count, uint256 maximum)": {
    what: "The title would have {count} {what:text}; {maximum} are the most.",
    why: "Article 3: nobody may burden a title until nobody can pay for dealing with it.",
    whatToDo: "Divide the title, or discharge what is spent.",
  },
  "LandWithoutSpatialUnit()": {
    what: "The title would have no parcel or part of a building.",
    why: "Article 3: a title is a title to land.",
    whatToDo: "Give the title a spatial unit, or close the entry.",
  },
  "LandUnknownTenure(uint8 tenure)": {
    what: "The tenure {tenure} is unknown.",
    why: "Land is held freehold (1) or leasehold (2).",
    whatToDo: "Encode the title with `encodeTitle`.",
  },
  "LandTermMismatch(uint8 tenure, uint32 termEnds)": {
    what: "A title of tenure {tenure:tenure} would end on day {termEnds}.",
    why: "A freehold has no end (0); a leasehold has one.",
    whatToDo: "Correct the tenure or the end of the term.",
  },
  "LandSharesDoNotSum(uint256 sum, uint32 denominator)": {
    what: "The shares add up to {sum} parts of {denominator}.",
    why: "A title belongs wholly to its owners, no more and no less.",
    whatToDo: "Correct the numerators.",
  },
  "LandMalformedShare(uint256 index)": {
    what: "The share at index {index} is of no part, or its owner has another one.",
    why: "Each owner has one share, of at least one part.",
    whatToDo: "Join the owner's shares.",
  },
  "LandRrrWithoutKind(uint256 index)": {
    what: "The right, restriction or responsibility at index {index} is of no kind.",
    why: "What binds a title has a kind, by which the law treats it.",
    whatToDo: "Encode the title with `encodeTitle`.",
  },
  "LandRanksNotDense(uint256 mortgages)": {
    what: "The {mortgages} mortgages do not have the ranks 1 to {mortgages}.",
    why: "Who is paid before whom must never be in doubt.",
    whatToDo: "Give each mortgage one rank, without gaps.",
  },
  "EasementsTooMany(uint256 count)": {
    what: "A title would have more than {count} rights and restrictions on the way to what the application asks for.",
    why: "Their number is one byte of the record; article 3 allows far fewer.",
    whatToDo: "Release easements first, or ask for less in one application.",
  },
  "TitleMalformed(uint256 length, uint256 required)": {
    what: "The title has {length} bytes where its own counts require {required}.",
    why: "A title is as long as its lists.",
    whatToDo: "Encode the title with `encodeTitle`.",
  },
};
