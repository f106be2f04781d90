// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Enactment, IGazette} from "../law/IGazette.sol";
import {Date} from "../law/LegalTime.sol";
import {IReferendumRules} from "./IReferendumRules.sol";
import {IReferendums, QuestionStage} from "./IReferendums.sol";

/// @title The book of referendums
/// @notice Holds a seat in the legislature, under the Constitution Act, and uses it for nothing but what the people have
/// adopted. What a question may be, and how long after its certification it governs, the version of the Referendum Act in
/// force says.
contract Referendums is IReferendums, AccessManaged {
    bytes32 private constant PART_2 = keccak256("/eli/xx/act/2015/13#part_2");

    IGazette private immutable _gazette;

    /// @param answeredOn zero: never
    /// @param vacatioDays under the law of the day of filing
    /// @param enactment ABI coding of what is asked, until it is enacted, barred or rejected
    struct Question {
        QuestionStage stage;
        Date answeredOn;
        uint16 vacatioDays;
        bytes enactment;
    }

    mapping(bytes32 name => Question) private _questions;

    constructor(address authority, IGazette gazette) AccessManaged(authority) {
        _gazette = gazette;
    }

    /// @inheritdoc IReferendums
    function file(Enactment calldata enactment) external restricted returns (bytes32 question) {
        bytes memory coded = abi.encode(enactment);
        question = keccak256(coded);
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.None && q.stage != QuestionStage.Rejected) {
            revert ReferendumOtherStage(question, q.stage);
        }
        Date today = _gazette.today();
        IReferendumRules rules = IReferendumRules(_gazette.inForceOn(PART_2, today).ruleset);
        bytes32 eId = rules.admit(enactment, q.answeredOn, today);
        if (eId != 0) revert ReferendumInadmissible(question, eId);
        (q.stage, q.vacatioDays, q.enactment) = (QuestionStage.Filed, rules.vacatioDays(), coded);
        emit Filed(question, enactment, today);
    }

    /// @inheritdoc IReferendums
    function bar(bytes32 question, bytes32 reasons) external restricted {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Filed) revert ReferendumOtherStage(question, q.stage);
        q.stage = QuestionStage.Barred;
        delete q.enactment;
        emit Barred(question, msg.sender, reasons);
    }

    /// @inheritdoc IReferendums
    /// @dev A failing enactment does not keep the answer from being certified; and whoever submits the certification with
    /// too little gas gains nothing, since the question stays adopted.
    function answered(bytes32 question, bytes32 district, bool yes) external restricted {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Filed) return;
        q.answeredOn = _gazette.today();
        if (!yes) {
            q.stage = QuestionStage.Rejected;
            delete q.enactment;
            emit Rejected(question, district);
            return;
        }
        q.stage = QuestionStage.Adopted;
        emit Adopted(question, district);
        try this.enact(question) {} catch (bytes memory reason) {
            // Logged after an attempt of which nothing is left.
            // slither-disable-next-line reentrancy-events
            emit NotEnacted(question, reason);
        }
    }

    /// @inheritdoc IReferendums
    function enact(bytes32 question) external {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Adopted) revert ReferendumOtherStage(question, q.stage);
        Enactment memory enactment = abi.decode(q.enactment, (Enactment));
        (Date governsFrom, Date today) = (q.answeredOn.addDays(q.vacatioDays), _gazette.today());
        if (governsFrom < today) governsFrom = today;
        for (uint256 i = 0; i < enactment.provisions.length; ++i) enactment.provisions[i].from = governsFrom;
        q.stage = QuestionStage.Enacted;
        delete q.enactment;
        bytes32 enactmentId = _gazette.enact(enactment);
        // The Gazette calls nobody back, and the stage is set by now.
        // slither-disable-next-line reentrancy-events
        emit EnactedAsAdopted(question, enactmentId, governsFrom);
    }

    /// @inheritdoc IReferendums
    function stageOf(bytes32 question) external view returns (QuestionStage) {
        return _questions[question].stage;
    }
}
