// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, FirstRegistration, LandDealings, Transfer} from "./LandDealings.sol";
import {LandRegistrationActPart1} from "./LandRegistrationActPart1.sol";
import {RrrKind, Tenure, Title} from "./Title.sol";

/// @title Land Registration Act, Part 2: first registration and transfer
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_2
contract LandRegistrationActPart2 is LandRegistrationActPart1 {
    using Application for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using Title for bytes;

    bytes32 private constant DUTY = keccak256("/eli/xx/act/2015/14#part_2");

    struct FirstRegistrationFacts {
        bool registrarSigned;
        bool ownerSigned;
        bool leaseEnded;
        bool alreadyRegistered;
    }

    /// @param share index of the transferor's share
    /// @param partsHeld parts of the denominator that the transferor holds
    /// @param partsMoved parts that the transfer moves
    /// @param lendersMissing mortgages that are not assumable and whose lender does not sign
    /// @param caveatorsMissing live caveats whose caveator does not sign
    /// @param consentsMissing required consents whose holder does not sign
    struct TransferFacts {
        uint256 share;
        uint32 partsHeld;
        uint32 partsMoved;
        bool transferorSigned;
        bool acquirerSigned;
        bool samePerson;
        bool leaseEnded;
        uint256 lendersMissing;
        uint256 caveatorsMissing;
        uint256 consentsMissing;
    }

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/12#part_2";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/12#part_2");
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        if (!g.settled && _generallyRefused(g)) return false;
        uint8 kind = application.kindAt(at);
        uint8 subject = application.subjectAt(at);
        bytes memory title = titles[subject];
        if (kind == DealingKind.TRANSFER) {
            Transfer memory x = application.transferAt(at);
            TransferFacts memory f = _transferFacts(application, title, x, g.today);
            if (!g.settled && _transferRefused(f)) return false;
            titles[subject] = _transfer(title, x, f);
            return true;
        }
        if (kind != DealingKind.FIRST_REGISTRATION) revert LandDealingOfAnotherPart(kind);
        FirstRegistration memory y = application.firstRegistrationAt(at);
        if (!g.settled && _firstRegistrationRefused(_firstRegistrationFacts(application, title, y, g.today)))
            return false;
        titles[subject] = _firstRegister(y);
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        uint8 kind = application.kindAt(at);
        bytes memory title = titles[application.subjectAt(at)];
        if (kind == DealingKind.TRANSFER) {
            Transfer memory x = application.transferAt(at);
            _addTransferFindings(_transferFacts(application, title, x, g.today), list);
        } else if (kind == DealingKind.FIRST_REGISTRATION) {
            FirstRegistration memory x = application.firstRegistrationAt(at);
            _addFirstRegistrationFindings(_firstRegistrationFacts(application, title, x, g.today), list);
        } else {
            revert LandDealingOfAnotherPart(kind);
        }
    }

    // Facts

    function _firstRegistrationFacts(
        bytes calldata application,
        bytes memory title,
        FirstRegistration memory x,
        Date today
    ) private pure returns (FirstRegistrationFacts memory f) {
        for (uint256 i; i < application.signatoryCount(); ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.REGISTRAR) f.registrarSigned = true;
        }
        f.ownerSigned = _signed(application, x.owner);
        f.leaseEnded = x.tenure == Tenure.LEASEHOLD && x.termEnds < today;
        f.alreadyRegistered = title.length != 0;
    }

    function _transferFacts(
        bytes calldata application,
        bytes memory title,
        Transfer memory x,
        Date today
    ) private pure returns (TransferFacts memory f) {
        f.partsMoved = x.numerator;
        f.transferorSigned = _signed(application, x.transferor);
        f.acquirerSigned = _signed(application, x.acquirer);
        f.samePerson = x.transferor == x.acquirer;
        if (title.length == 0) return f;
        (f.share, f.partsHeld) = title.shareOf(x.transferor);
        f.leaseEnded = title.tenure() == Tenure.LEASEHOLD && title.termEnds() < today;
        uint256 count = title.rrrCount();
        for (uint256 i; i < count; ++i) {
            (uint8 kind, bool assumable, PersonId holder, Date until) = title.rrrAt(i);
            if (!_binds(kind, until, today) || _signed(application, holder)) continue;
            if (kind == RrrKind.MORTGAGE && !assumable) ++f.lendersMissing;
            else if (kind == RrrKind.CAVEAT) ++f.caveatorsMissing;
            else if (kind == RrrKind.CONSENT_REQUIRED) ++f.consentsMissing;
        }
    }

    // Article 8

    function _firstRegistrationRefused(FirstRegistrationFacts memory f) private pure returns (bool) {
        if (art_8__para_1(f)) return true;
        if (art_8__para_2(f)) return true;
        if (art_8__para_3(f)) return true;
        return art_8__para_4(f);
    }

    function _addFirstRegistrationFindings(
        FirstRegistrationFacts memory f,
        FindingList memory list
    ) private pure {
        list.add("art_8__para_1", "registrarSigned", !art_8__para_1(f));
        list.add("art_8__para_2", "ownerSigned", !art_8__para_2(f));
        list.add("art_8__para_3", "leaseRunning", !art_8__para_3(f));
        list.add("art_8__para_4", "notYetRegistered", !art_8__para_4(f));
    }

    /// @custom:applies art_8__para_1
    /// @custom:effect refuse
    function art_8__para_1(FirstRegistrationFacts memory f) internal pure returns (bool) {
        return !f.registrarSigned;
    }

    /// @custom:applies art_8__para_2
    /// @custom:effect refuse
    function art_8__para_2(FirstRegistrationFacts memory f) internal pure returns (bool) {
        return !f.ownerSigned;
    }

    /// @custom:applies art_8__para_3
    /// @custom:effect refuse
    function art_8__para_3(FirstRegistrationFacts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    /// @custom:applies art_8__para_4
    /// @custom:effect refuse
    function art_8__para_4(FirstRegistrationFacts memory f) internal pure returns (bool) {
        return f.alreadyRegistered;
    }

    // Articles 9 to 11

    function _transferRefused(TransferFacts memory f) private pure returns (bool) {
        if (art_9__para_1(f)) return true;
        if (art_9__para_2(f)) return true;
        if (art_9__para_3(f)) return true;
        if (art_9__para_4(f)) return true;
        if (art_9__para_5(f)) return true;
        if (art_10__para_1(f)) return true;
        if (art_11__para_1(f)) return true;
        if (art_11__para_2(f)) return true;
        return art_11__para_3(f);
    }

    function _addTransferFindings(TransferFacts memory f, FindingList memory list) private pure {
        list.add("art_9__para_1", "transferorIsOwner", !art_9__para_1(f));
        list.add("art_9__para_2", "partsMoved", !art_9__para_2(f), f.partsMoved, f.partsHeld, "parts");
        list.add("art_9__para_3", "transferorSigned", !art_9__para_3(f));
        list.add("art_9__para_4", "acquirerSigned", !art_9__para_4(f));
        list.add("art_9__para_5", "differentPersons", !art_9__para_5(f));
        list.add("art_10__para_1", "leaseRunning", !art_10__para_1(f));
        list.add("art_11__para_1", "lendersMissing", !art_11__para_1(f), f.lendersMissing, 0, "persons");
        list.add("art_11__para_2", "caveatorsMissing", !art_11__para_2(f), f.caveatorsMissing, 0, "persons");
        list.add("art_11__para_3", "consentsMissing", !art_11__para_3(f), f.consentsMissing, 0, "persons");
    }

    /// @custom:applies art_9__para_1
    /// @custom:effect refuse
    function art_9__para_1(TransferFacts memory f) internal pure returns (bool) {
        return f.partsHeld == 0;
    }

    /// @custom:applies art_9__para_2
    /// @custom:effect refuse
    function art_9__para_2(TransferFacts memory f) internal pure returns (bool) {
        return f.partsMoved == 0 || f.partsMoved > f.partsHeld;
    }

    /// @custom:applies art_9__para_3
    /// @custom:effect refuse
    function art_9__para_3(TransferFacts memory f) internal pure returns (bool) {
        return !f.transferorSigned;
    }

    /// @custom:applies art_9__para_4
    /// @custom:effect refuse
    function art_9__para_4(TransferFacts memory f) internal pure returns (bool) {
        return !f.acquirerSigned;
    }

    /// @custom:applies art_9__para_5
    /// @custom:effect refuse
    function art_9__para_5(TransferFacts memory f) internal pure returns (bool) {
        return f.samePerson;
    }

    /// @custom:applies art_10__para_1
    /// @custom:effect refuse
    function art_10__para_1(TransferFacts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    /// @custom:applies art_11__para_1
    /// @custom:effect refuse
    function art_11__para_1(TransferFacts memory f) internal pure returns (bool) {
        return f.lendersMissing != 0;
    }

    /// @custom:applies art_11__para_2
    /// @custom:effect refuse
    function art_11__para_2(TransferFacts memory f) internal pure returns (bool) {
        return f.caveatorsMissing != 0;
    }

    /// @custom:applies art_11__para_3
    /// @custom:effect refuse
    function art_11__para_3(TransferFacts memory f) internal pure returns (bool) {
        return f.consentsMissing != 0;
    }

    /// @custom:applies art_12__para_1
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        if (application.kindAt(at) != DealingKind.TRANSFER) return 0;
        return application.priceAt(at) == 0 ? bytes32(0) : DUTY;
    }

    // What a granted dealing changes

    function _firstRegister(FirstRegistration memory x) private pure returns (bytes memory) {
        return Title.make(x.tenure, x.termEnds, x.denominator, x.squareMetres, x.geometry, x.owner);
    }

    /// @dev The parts leave the transferor's share and join the acquirer's; a share of no parts disappears.
    function _transfer(
        bytes memory title,
        Transfer memory x,
        TransferFacts memory f
    ) private pure returns (bytes memory) {
        (uint256 from, uint32 held) = (f.share, f.partsHeld);
        (uint256 to, uint32 already) = title.shareOf(x.acquirer);
        bool joins = to < title.shareCount();
        if (!joins && held == x.numerator) return title.setShare(from, x.acquirer, held);
        title =
            joins
                ? title.setShare(to, x.acquirer, already + x.numerator)
                : title.withNewShare(x.acquirer, x.numerator);
        return
            held == x.numerator
                ? title.withoutShare(from)
                : title.setShare(from, x.transferor, held - x.numerator);
    }
}
