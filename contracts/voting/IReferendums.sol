// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Enactment} from "../law/IGazette.sol";
import {Date} from "../law/LegalTime.sol";

/// @notice How far a question has got.
enum QuestionStage {
    None,
    Filed,
    Barred,
    Rejected,
    /// adopted, and not enacted yet
    Adopted,
    Enacted
}

/// @title What the people are asked, and what becomes of it
/// @notice Executes Part 2 of the Referendum Act, /eli/xx/act/2015/13. A question is an enactment as it stands: what is
/// voted on is what is enacted, to the byte, but for the day from which it governs.
interface IReferendums {
    /// @notice A question was put on file; its enactment is in the log, and is kept.
    event Filed(bytes32 indexed question, Enactment enactment, Date filedOn);
    /// @notice The commission has named the district in which the question is to be put.
    /// @param district entry of the register of elections; zero: none
    /// @param from first day on which the freeze of the district binds the question
    event DistrictNamed(bytes32 indexed question, bytes32 indexed district, Date from);
    /// @notice The district was frozen: its poll answers the question, and no other does while it stands.
    event BoundToPoll(bytes32 indexed question, bytes32 indexed district);
    /// @notice The poll to which the question was bound has been annulled.
    /// @param stage on file again, bound to nothing; or none, where it had been rejected and may be filed at once
    event PollAnnulled(bytes32 indexed question, bytes32 indexed district, QuestionStage stage);
    /// @notice The constitutional court has found it inadmissible.
    /// @param reasons hash of the judgment
    event Barred(bytes32 indexed question, address indexed judge, bytes32 reasons);
    /// @notice The people said yes.
    /// @param district entry of the register of elections in which it was certified
    event Adopted(bytes32 indexed question, bytes32 indexed district);
    /// @notice What was adopted has been enacted.
    /// @param enactmentId as the Gazette has it
    /// @param governsFrom first day on which it governs
    event EnactedAsAdopted(bytes32 indexed question, bytes32 indexed enactmentId, Date governsFrom);
    /// @notice The people did not say yes, or too few of them voted.
    event Rejected(bytes32 indexed question, bytes32 indexed district);
    /// @notice What was adopted could not be enacted with its certification, such as a text published meanwhile under
    /// another hash, or for want of gas. It stays adopted.
    /// @param reason what the Gazette reverted with; empty: the gas was not enough
    event NotEnacted(bytes32 indexed question, bytes reason);

    /// @notice The law does not admit the question.
    /// @param eId provision of the Referendum Act
    error ReferendumInadmissible(bytes32 question, bytes32 eId);
    /// @notice The question has got to another stage.
    error ReferendumOtherStage(bytes32 question, QuestionStage stage);
    /// @notice The question is bound to the poll of a district, which has not been annulled.
    error ReferendumBound(bytes32 question, bytes32 district);

    /// @notice Puts a question on file, so that it can be voted on; the law of that day governs it to its end. By the
    /// electoral commission.
    /// @return question its name, keccak256 of the ABI coding of the enactment
    function file(Enactment calldata enactment) external returns (bytes32 question);

    /// @notice Names the district in which a question on file is to be put, instead of any other; with effect from a day
    /// that the law of the day of filing states. Until then the one named before remains. By the electoral commission.
    /// @param district entry of the register of elections, whether it is there already or not; zero: none
    function nameDistrict(bytes32 question, bytes32 district) external;

    /// @notice Finds a question inadmissible. By the constitutional court, before it has been answered.
    /// @param reasons hash of the judgment
    function bar(bytes32 question, bytes32 reasons) external;

    /// @notice Binds a question to the poll of a district that is frozen. By the register of elections. What is not on file,
    /// is bound already, or is put in another district than the one named changes nothing: there the vote is advice.
    /// @param district entry of the register of elections, which is never zero; here and below
    function put(bytes32 question, bytes32 district) external;

    /// @notice Takes the certified answer to a question: enacts it after a yes, ends it after a no. By the register of
    /// elections. Of a poll to which the question is not bound it changes nothing.
    /// @param district entry of the register of elections whose result has been certified
    /// @param yes whether the act on elections finds that the answer is yes, the quorum included
    function answered(bytes32 question, bytes32 district, bool yes) external;

    /// @notice Takes the answer of a poll back that has been annulled: what is not enacted yet is on file again, bound to
    /// nothing, and what was rejected may be filed at once. By the register of elections. What is enacted stays, and a poll
    /// to which the question is not bound changes nothing.
    /// @param district entry of the register of elections whose poll has been annulled
    function annulled(bytes32 question, bytes32 district) external;

    /// @notice Enacts what was adopted and could not be enacted with its certification. By anyone; reverts as the Gazette
    /// does.
    function enact(bytes32 question) external;

    function stageOf(bytes32 question) external view returns (QuestionStage);

    /// @return district to whose poll the question is bound, or whose freeze today would bind it; zero: none
    /// @return bound whether it is bound
    function districtOf(bytes32 question) external view returns (bytes32 district, bool bound);
}
