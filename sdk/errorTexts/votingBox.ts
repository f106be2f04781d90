import type { ErrorTexts } from "./errorText.ts";

/** The ballot box. */
export const VOTING_BOX_ERRORS: ErrorTexts = {
  "BallotBoxUnknownPoll(bytes32 poll)": {
    what: "No poll was prepared as {poll}.",
    why: "A poll is ready once its roll is frozen and its key is made.",
    whatToDo: "Take the poll from the register of elections, and this box.",
  },
  "BallotBoxPrepared(bytes32 poll)": {
    what: "The poll {poll} was prepared already.",
    why: "Roll and contests are fixed once; a vote that is held again is another poll.",
    whatToDo: "Nothing needs to be done; a repeated vote has an identifier of its own.",
  },
  "BallotBoxNoContest(bytes32 poll)": {
    what: "The poll {poll} would have no contest.",
    why: "A paper asks something.",
    whatToDo: "Prepare the poll with all contests of its paper.",
  },
  "BallotBoxForeignContest(bytes32 poll, uint256 contest)": {
    what: "Contest {contest} is not one of the poll {poll}.",
    why: "All contests of a paper have the election, the roll and the key of the poll, and the poll as their district.",
    whatToDo: "Prepare it with the key from the ceremony, and the poll's own conditions.",
  },
  "BallotBoxNoAnonymousVoters(bytes32 poll)": {
    what: "The poll {poll} has anonymous voters, whom nobody verifies here.",
    why: "The box was deployed without a verifier of membership.",
    whatToDo: "Use a box that has one, or voters who sign.",
  },
  "BallotBoxWrongTerms(bytes32 poll)": {
    what: "The terms shown are not those of the poll {poll}.",
    why: "The box keeps their hash only, so that they are shown with each call.",
    whatToDo: "Encode them with `encodeTerms` from the log in which the poll was prepared.",
  },
  "BallotBoxUnsoundSchedule(bytes32 election, uint64 opens, uint64 closes, uint256 time)": {
    what: "Polls that open at {opens} and close at {closes} are no schedule; it is {time}.",
    why: "Polls open before they close, and no ballot that was taken comes after the close.",
    whatToDo: "Set a close that is later than the opening and not in the past.",
  },
  "BallotBoxClosed(bytes32 election, uint64 closes)": {
    what: "The polls of {election} closed at {closes}.",
    why: "What is added up does not change any more, so that they never open again.",
    whatToDo: "Postpone before the close; afterwards the vote can be annulled and held again.",
  },
  "BallotBoxNotClosed(bytes32 election, uint64 closes, uint256 time)": {
    what: "The polls of {election} close at {closes}; it is {time}.",
    why: "Nothing is added up or decrypted while anybody can vote.",
    whatToDo: "Wait for the close; where it is 0, there is no schedule yet.",
  },
  "BallotBoxAnnulled(bytes32 poll)": {
    what: "The poll {poll} was annulled.",
    why: "Nothing of it has an effect.",
    whatToDo: "Vote in the poll that is held in its place.",
  },
  "BallotBoxNotOpen(bytes32 election, uint256 time, uint64 opens, uint64 closes)": {
    what: "It is {time}; the polls of {election} open at {opens} and close at {closes}.",
    why: "A ballot counts if its block is not before the opening and before the close.",
    whatToDo: "Cast it while the polls are open.",
  },
  "BallotBoxPaused(bytes32 election)": {
    what: "The polls of {election} are paused.",
    why: "Somebody whom the act lets do so has stopped them.",
    whatToDo: "Keep the paper and cast it when they go on.",
  },
  "BallotBoxCounting(bytes32 poll)": {
    what: "The poll {poll} is being counted.",
    why: "What is added up does not change any more.",
    whatToDo: "Nothing can be cast any more.",
  },
  "BallotBoxWrongLength(uint256 length, uint256 expected)": {
    what: "The ballots have {length} bytes; the contests of the poll make them {expected}.",
    why: "A paper has one ballot of each contest, and nothing else.",
    whatToDo: "Seal the paper with `PaperSealer` for this poll.",
  },
  "BallotBoxMixedPaper(uint256 contest)": {
    what: "The ballot in contest {contest} is of another voter, or has another number, than the first.",
    why: "A paper is one voter's, and replaces that voter's last as a whole.",
    whatToDo: "Seal the paper with `PaperSealer` for this poll.",
  },
  "BallotBoxNotCounting(bytes32 poll)": {
    what: "The tally of the poll {poll} has not been permitted.",
    why: "The law says when, and whether so few ballots are decrypted at all.",
    whatToDo: "Wait for the permission.",
  },
  "BallotBoxNoSuchContest(bytes32 poll, uint256 contest, uint256 contests)": {
    what: "The poll {poll} has {contests} contests; {contest} is none of them.",
    why: "They are numbered from 0, in the order in which they were prepared.",
    whatToDo: "Take the number from the log in which the poll was prepared.",
  },
  "BallotBoxCounted(bytes32 poll, uint256 contest)": {
    what: "Contest {contest} of the poll {poll} has been counted.",
    why: "The counts were proven; a recount is to verify them from the logs.",
    whatToDo: "Nothing needs to be done.",
  },
  "RollMalformedCredential(uint256 length)": {
    what: "{length} bytes are no credential of a voter on a roll.",
    why: "Lengths, signer, signature and a path of at most 32 words make it, and nothing else.",
    whatToDo: "Make it with `signPaper` or `encodeCredential`.",
  },
  "RollNoSuchVoter(uint256 voter, uint256 voters)": {
    what: "There is no voter {voter} on a roll of {voters}.",
    why: "Voters are numbered from 0.",
    whatToDo: "Take the number that the published roll gives the voter.",
  },
  "RollNotEntered(uint256 voter, bytes32 roll)": {
    what: "The signer is not voter {voter} of the roll {roll}.",
    why: "The path from signer and number does not lead to the root that was frozen.",
    whatToDo: "Take number and path from the frozen roll of this district.",
  },
  "RollNotSigned(uint256 voter, bytes32 digest)": {
    what: "Voter {voter} has not signed {digest}.",
    why: "The signature is of other ballots, another poll, box or chain, or of somebody else.",
    whatToDo: "Have the voter sign just these ballots.",
  },
};
