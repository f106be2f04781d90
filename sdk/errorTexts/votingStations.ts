import type { ErrorTexts } from "./errorText.ts";

/** Votes at polling stations. */
export const VOTING_STATION_ERRORS: ErrorTexts = {
  "BallotChainAtStation(uint256 voter, uint64 seq)": {
    what: "The last ballot of voter {voter} was cast at a polling station; the ballot {seq} was not.",
    why: "Who voted before polling officers is safe from whoever has their key (Elections Act, article 18a(5)).",
    whatToDo: "Vote at a polling station again, or object to the result.",
  },
  "PollingStationsMalformedCredential(uint256 length)": {
    what: "{length} bytes are no credential of a polling station.",
    why: "Reasons, the voter's signer by its hash, two officers with their signatures and a path of at most 32 words make it, and nothing else.",
    whatToDo: "Make it with `signAtStation`.",
  },
  "PollingStationsNoReasons(uint256 voter, bytes32 paper)": {
    what: "No reasons are given why voter {voter} did not sign the paper {paper}.",
    why: "Polling officers state why they sign in place of a voter (Elections Act, article 18a(4)).",
    whatToDo: "Have the officers write the reasons down, and sign the hash of that document.",
  },
  "PollingStationsNotTwo(bytes16 first, bytes16 second)": {
    what: "The polling officers {first} and {second} are one person, or stand in the wrong order.",
    why: "It takes two (Elections Act, article 18a(3)); one order, so that nobody can exchange them.",
    whatToDo: "Have another officer sign, and name them in ascending order.",
  },
  "PollingStationsNotAnOfficer(address account, bytes16 person)": {
    what: "The account {account} is not that of {person} as a polling officer today.",
    why: "Votes at polling stations are taken by who is appointed for it by an order, within their term; nobody acts for them (Elections Act, article 18a(2)).",
    whatToDo: "Have an officer sign who is in office.",
  },
  "PollingStationsNotSigned(address account, bytes32 digest)": {
    what: "The polling officer {account} has not signed {digest}.",
    why: "The signature is of another paper, voter, election or reasons, of other stations or another chain, or of somebody else.",
    whatToDo: "Have the officer sign for just this paper.",
  },
};
