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
/// force says. It takes the answer of one poll: that of the district which was named, in time, and frozen.
contract Referendums is IReferendums, AccessManaged {
    bytes32 private constant PART_2 = keccak256("/eli/xx/act/2015/13#part_2");

    IGazette private immutable _gazette;

    /// @param answeredOn zero: never
    /// @param vacatioDays under the law of the day of filing, as `noticeDays`
    /// @param nextFrom day from which the naming of `next` has effect; zero: none is named
    /// @param named district, before `next`
    /// @param district to whose poll the question is bound, or by whose poll it was answered; zero: to none
    /// @param enactment ABI coding of what is asked, until it is enacted, barred or rejected
    struct Question {
        QuestionStage stage;
        Date answeredOn;
        uint16 vacatioDays;
        uint16 noticeDays;
        Date nextFrom;
        bytes32 named;
        bytes32 next;
        bytes32 district;
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
        if (q.stage == QuestionStage.Rejected) delete _questions[question];
        (q.stage, q.enactment) = (QuestionStage.Filed, coded);
        (q.vacatioDays, q.noticeDays) = (rules.vacatioDays(), rules.noticeDays());
        emit Filed(question, enactment, today);
    }

    /// @inheritdoc IReferendums
    function nameDistrict(bytes32 question, bytes32 district) external restricted {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Filed) revert ReferendumOtherStage(question, q.stage);
        if (q.district != 0) revert ReferendumBound(question, q.district);
        Date today = _gazette.today();
        if (q.nextFrom <= today) q.named = q.next;
        (q.next, q.nextFrom) = (district, today.addDays(q.noticeDays));
        emit DistrictNamed(question, district, q.nextFrom);
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
    function put(bytes32 question, bytes32 district) external restricted {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Filed || q.district != 0) return;
        if (_named(q) != district) return;
        q.district = district;
        emit BoundToPoll(question, district);
    }

    /// @inheritdoc IReferendums
    /// @dev A failing enactment does not keep the answer from being certified; and whoever submits the certification with
    /// too little gas gains nothing, since the question stays adopted.
    function answered(bytes32 question, bytes32 district, bool yes) external restricted {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Filed || q.district != district) return;
        Date today = _gazette.today();
        (q.stage, q.answeredOn) = (yes ? QuestionStage.Enacted : QuestionStage.Rejected, today);
        if (!yes) {
            delete q.enactment;
            emit Rejected(question, district);
            return;
        }
        emit Adopted(question, district);
        Date governsFrom = today.addDays(q.vacatioDays);
        // The Gazette calls nobody back, and the stage is set by now.
        // slither-disable-start reentrancy-events,reentrancy-no-eth
        try _gazette.enact(_dated(q, governsFrom)) returns (bytes32 enactmentId) {
            delete q.enactment;
            emit EnactedAsAdopted(question, enactmentId, governsFrom);
        } catch (bytes memory reason) {
            q.stage = QuestionStage.Adopted;
            emit NotEnacted(question, reason);
        }
        // slither-disable-end reentrancy-events,reentrancy-no-eth
    }

    /// @inheritdoc IReferendums
    function annulled(bytes32 question, bytes32 district) external restricted {
        Question storage q = _questions[question];
        QuestionStage stage = q.stage;
        if (q.district != district) return;
        if (stage == QuestionStage.Rejected) {
            delete _questions[question];
        } else if (stage == QuestionStage.Filed || stage == QuestionStage.Adopted) {
            (q.stage, q.answeredOn, q.nextFrom) = (QuestionStage.Filed, Date.wrap(0), Date.wrap(0));
            (q.named, q.next, q.district) = (0, 0, 0);
        } else {
            return;
        }
        emit PollAnnulled(question, district, q.stage);
    }

    /// @inheritdoc IReferendums
    function enact(bytes32 question) external {
        Question storage q = _questions[question];
        if (q.stage != QuestionStage.Adopted) revert ReferendumOtherStage(question, q.stage);
        (Date governsFrom, Date today) = (q.answeredOn.addDays(q.vacatioDays), _gazette.today());
        if (governsFrom < today) governsFrom = today;
        Enactment memory enactment = _dated(q, governsFrom);
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

    /// @inheritdoc IReferendums
    function districtOf(bytes32 question) external view returns (bytes32 district, bool bound) {
        Question storage q = _questions[question];
        bound = q.district != 0;
        district = bound ? q.district : _named(q);
    }

    /// @return enactment as it was put on file, but for the day from which it governs
    function _dated(Question storage q, Date governsFrom) private view returns (Enactment memory enactment) {
        enactment = abi.decode(q.enactment, (Enactment));
        for (uint256 i = 0; i < enactment.provisions.length; ++i) enactment.provisions[i].from = governsFrom;
    }

    function _named(Question storage q) private view returns (bytes32) {
        return q.nextFrom <= _gazette.today() ? q.next : q.named;
    }
}
