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

    /// @notice Puts a question on file, so that it can be voted on; the law of that day governs it to its end. By the
    /// electoral commission.
    /// @return question its name, keccak256 of the ABI coding of the enactment
    function file(Enactment calldata enactment) external returns (bytes32 question);

    /// @notice Finds a question inadmissible. By the constitutional court, before it has been answered.
    /// @param reasons hash of the judgment
    function bar(bytes32 question, bytes32 reasons) external;

    /// @notice Takes the certified answer to a question: enacts it after a yes, ends it after a no. By the register of
    /// elections. What is not on file changes nothing.
    /// @param district entry of the register of elections whose result has been certified
    /// @param yes whether the act on elections finds that the answer is yes, the quorum included
    function answered(bytes32 question, bytes32 district, bool yes) external;

    /// @notice Enacts what was adopted and could not be enacted with its certification. By anyone; reverts as the Gazette
    /// does.
    function enact(bytes32 question) external;

    function stageOf(bytes32 question) external view returns (QuestionStage);
}
