// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {JointTenancies} from "./JointTenancies.sol";
import {DealingKind, FirstRegistration, LandDealings, Transfer} from "./LandDealings.sol";
import {LandRegistrationActPart1} from "./LandRegistrationActPart1.sol";
import {RrrKind, Tenure, Title} from "./Title.sol";

/// @title Land Registration Act, Part 2: first registration and transfer
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_2
contract LandRegistrationActPart2 is LandRegistrationActPart1 {
    using Application for bytes;
    using Findings for FindingList;
    using JointTenancies for bytes;
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
    /// @param buyersMissing live priority notices for others than the acquirer, whose buyer does not sign
    /// @param preEmptionsMissing live pre-emptions whose holder does not sign, in a transfer for a price
    /// @param protectedFrom index of the acquirer's own priority notice, and 1; zero: they have none
    /// @param jointly index of the transferor's joint tenancy, and 1; zero: they hold alone
    /// @param jointTenantsMissing persons who hold the share jointly with the transferor and do not sign
    /// @param acquirerJointly index of the acquirer's joint tenancy, and 1; zero: they hold alone, or nothing
    /// @param acquirerElsewhere the acquirer holds jointly with others than the transferor
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
        uint256 buyersMissing;
        uint256 preEmptionsMissing;
        uint256 protectedFrom;
        uint256 jointly;
        uint256 jointTenantsMissing;
        uint256 acquirerJointly;
        bool acquirerElsewhere;
    }

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_2";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_11__para_1" || eId == "art_11__para_2" || eId == "art_11__para_3";
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        uint8 kind = application.kindAt(at);
        uint8 subject = application.subjectAt(at);
        bytes memory title = titles[subject];
        if (kind == DealingKind.TRANSFER) {
            Transfer memory x = application.transferAt(at);
            TransferFacts memory f = _transferFacts(application, title, x, g.today);
            if (!g.settled && _transferRefused(f)) return false;
            titles[subject] = _transfer(title, x, f, g.today);
            return true;
        }
        if (kind != DealingKind.FIRST_REGISTRATION) revert LandDealingOfAnotherPart(kind);
        FirstRegistration memory y = application.firstRegistrationAt(at);
        if (!g.settled && _firstRegistrationRefused(_firstRegistrationFacts(application, title, y, g.today)))
            return false;
        if (!g.settled && art_8__para_5(y)) return false;
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
            list.add("art_8__para_5", "surveyed", !art_8__para_5(x));
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
            if (kind == RrrKind.MORTGAGE) {
                if (!assumable && !_signed(application, holder)) ++f.lendersMissing;
            } else if (_binds(kind, until, today)) {
                _addRestriction(f, application, x, kind, holder, i);
            }
        }
        if (f.jointly | f.acquirerJointly != 0) _addTenancies(f, application, title);
    }

    function _addTenancy(TransferFacts memory f, Transfer memory x, PersonId holder, uint256 i) private pure {
        if (holder == x.transferor) f.jointly = i + 1;
        if (holder == x.acquirer) f.acquirerJointly = i + 1;
    }

    function _addTenancies(
        TransferFacts memory f,
        bytes calldata application,
        bytes memory title
    ) private pure {
        f.acquirerElsewhere = f.acquirerJointly != 0;
        if (f.jointly == 0) return;
        uint16 together = title.rankAt(f.jointly - 1);
        f.jointTenantsMissing = title.missingOf(together, application, PersonId.wrap(0));
        if (f.acquirerElsewhere) f.acquirerElsewhere = title.rankAt(f.acquirerJointly - 1) != together;
    }

    /// @dev Counts what binds the title besides mortgages, at index `i`, if it is in the transfer's way.
    function _addRestriction(
        TransferFacts memory f,
        bytes calldata application,
        Transfer memory x,
        uint8 kind,
        PersonId holder,
        uint256 i
    ) private pure {
        if (kind == RrrKind.JOINT_TENANCY) return _addTenancy(f, x, holder, i);
        if (kind == RrrKind.PRIORITY_NOTICE && holder == x.acquirer) f.protectedFrom = i + 1;
        else if (_signed(application, holder)) return;
        else if (kind == RrrKind.PRIORITY_NOTICE) ++f.buyersMissing;
        if (art_11__para_6(f)) return;
        if (kind == RrrKind.CAVEAT) ++f.caveatorsMissing;
        else if (kind == RrrKind.CONSENT_REQUIRED) ++f.consentsMissing;
        else if (kind == RrrKind.PRE_EMPTION && x.price != 0) ++f.preEmptionsMissing;
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

    /// @custom:applies art_8__para_5
    /// @custom:effect refuse
    function art_8__para_5(FirstRegistration memory x) internal pure returns (bool) {
        return x.squareMetres == 0 || x.geometry == 0;
    }

    // Articles 9 to 11

    function _transferRefused(TransferFacts memory f) private pure returns (bool) {
        if (art_9__para_1(f)) return true;
        if (art_9__para_2(f)) return true;
        if (art_9__para_3(f)) return true;
        if (art_9__para_4(f)) return true;
        if (art_9__para_5(f)) return true;
        if (art_9__para_6(f)) return true;
        if (art_9__para_8(f)) return true;
        return art_10__para_1(f) || _harmsSomebody(f);
    }

    function _harmsSomebody(TransferFacts memory f) private pure returns (bool) {
        if (art_11__para_1(f)) return true;
        if (art_11__para_2(f)) return true;
        if (art_11__para_3(f)) return true;
        if (art_11__para_4(f)) return true;
        return art_11__para_5(f);
    }

    function _addTransferFindings(TransferFacts memory f, FindingList memory list) private pure {
        list.add("art_9__para_1", "transferorIsOwner", !art_9__para_1(f));
        list.add("art_9__para_2", "partsMoved", !art_9__para_2(f), f.partsMoved, f.partsHeld, "parts");
        list.add("art_9__para_3", "transferorSigned", !art_9__para_3(f));
        list.add("art_9__para_4", "acquirerSigned", !art_9__para_4(f));
        list.add("art_9__para_5", "differentPersons", !art_9__para_5(f));
        bool alone = !art_9__para_6(f);
        list.add("art_9__para_6", "jointTenantsMissing", alone, f.jointTenantsMissing, 0, "persons");
        list.add("art_9__para_8", "acquirerNotElsewhere", !art_9__para_8(f));
        list.add("art_10__para_1", "leaseRunning", !art_10__para_1(f));
        list.add("art_11__para_1", "lendersMissing", !art_11__para_1(f), f.lendersMissing, 0, "persons");
        list.add("art_11__para_2", "caveatorsMissing", !art_11__para_2(f), f.caveatorsMissing, 0, "persons");
        list.add("art_11__para_3", "consentsMissing", !art_11__para_3(f), f.consentsMissing, 0, "persons");
        list.add("art_11__para_4", "buyersMissing", !art_11__para_4(f), f.buyersMissing, 0, "persons");
        bool waived = !art_11__para_5(f);
        list.add("art_11__para_5", "preEmptionsMissing", waived, f.preEmptionsMissing, 0, "persons");
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

    /// @custom:applies art_9__para_6
    /// @custom:effect refuse
    function art_9__para_6(TransferFacts memory f) internal pure returns (bool) {
        return f.jointly != 0 && (f.jointTenantsMissing != 0 || f.partsMoved != f.partsHeld);
    }

    /// @custom:applies art_9__para_8
    /// @custom:effect refuse
    function art_9__para_8(TransferFacts memory f) internal pure returns (bool) {
        return f.acquirerElsewhere;
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

    /// @custom:applies art_11__para_4
    /// @custom:effect refuse
    function art_11__para_4(TransferFacts memory f) internal pure returns (bool) {
        return f.buyersMissing != 0;
    }

    /// @custom:applies art_11__para_5
    /// @custom:effect refuse
    function art_11__para_5(TransferFacts memory f) internal pure returns (bool) {
        return f.preEmptionsMissing != 0;
    }

    /// @notice Whether what stands behind the acquirer's priority notice is nothing to them. What binds a title stands in
    /// the order in which it was entered.
    /// @custom:applies art_11__para_6
    /// @custom:effect define
    function art_11__para_6(TransferFacts memory f) internal pure returns (bool) {
        return f.protectedFrom != 0;
    }

    /// @custom:applies art_12__para_1
    /// @custom:effect oblige
    function _referral(
        bytes calldata application,
        uint256 at
    ) internal pure virtual override returns (bytes32) {
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
        TransferFacts memory f,
        Date today
    ) private pure returns (bytes memory) {
        uint16 together = f.jointly == 0 ? 0 : title.rankAt(f.jointly - 1);
        if (art_11__para_6(f)) title = art_11__para_7(title, x, f, today);
        if (f.jointly != 0) title = art_9__para_7(title, together);
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

    /// @notice Ends a joint tenancy: those who held together hold as many parts each as they are registered with.
    /// @param together number of those who hold together
    /// @custom:applies art_9__para_7
    /// @custom:effect oblige
    function art_9__para_7(bytes memory title, uint16 together) internal pure returns (bytes memory) {
        return title.withoutGroup(together);
    }

    /// @notice Strikes out the priority notices, and the restrictions entered after the last of them, once the buyers whom
    /// they protect own all of the title between them.
    /// @custom:applies art_11__para_7
    /// @custom:effect oblige
    function art_11__para_7(
        bytes memory title,
        Transfer memory x,
        TransferFacts memory f,
        Date today
    ) internal pure returns (bytes memory) {
        (bool all, uint256 last) = _buyersOwnAll(title, x, f, today);
        for (uint256 i = all ? title.rrrCount() : 0; i > 0; --i) {
            (uint8 kind, , , ) = title.rrrAt(i - 1);
            bool spent = kind == RrrKind.CAVEAT || kind == RrrKind.CONSENT_REQUIRED;
            spent = (spent || kind == RrrKind.PRE_EMPTION) && i - 1 > last;
            if (spent || kind == RrrKind.PRIORITY_NOTICE) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    /// @dev Whether, once the transfer is done, every owner is a buyer whom a live priority notice protects, and every such
    /// buyer an owner.
    /// @return all whether it is so
    /// @return last index of the last such notice
    function _buyersOwnAll(
        bytes memory title,
        Transfer memory x,
        TransferFacts memory f,
        Date today
    ) private pure returns (bool all, uint256 last) {
        bool leaves = f.partsHeld == x.numerator;
        for (uint256 i; i < title.rrrCount(); ++i) {
            if (!_isNotice(title, i, today)) continue;
            last = i;
            (, , PersonId buyer, ) = title.rrrAt(i);
            (, uint32 parts) = title.shareOf(buyer);
            bool owns = parts != 0 && !(leaves && buyer == x.transferor);
            if (!owns && !(buyer == x.acquirer)) return (false, last);
        }
        for (uint256 i; i < title.shareCount(); ++i) {
            (PersonId owner, ) = title.shareAt(i);
            if (leaves && owner == x.transferor) continue;
            if (!_isPromised(title, owner, today)) return (false, last);
        }
        return (true, last);
    }

    function _isPromised(bytes memory title, PersonId person, Date today) private pure returns (bool) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (, , PersonId buyer, ) = title.rrrAt(i);
            if (buyer == person && _isNotice(title, i, today)) return true;
        }
        return false;
    }

    function _isNotice(bytes memory title, uint256 i, Date today) private pure returns (bool) {
        (uint8 kind, , , Date until) = title.rrrAt(i);
        return kind == RrrKind.PRIORITY_NOTICE && _binds(kind, until, today);
    }
}
