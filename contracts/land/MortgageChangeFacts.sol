// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActFurtherPart} from "./LandRegistrationActFurtherPart.sol";
import {MortgageChange} from "./MortgageChangeDealings.sol";
import {Rrr, RrrKind, Tenure, Title} from "./Title.sol";
import {TitleRights} from "./TitleRights.sol";

/// @title Land Registration Act, Part 8: what its norms ask, and what a granted dealing changes
abstract contract MortgageChangeFacts is LandRegistrationActFurtherPart {
    using Application for bytes;
    using LandDealings for bytes;
    using Title for bytes;
    using TitleRights for bytes;

    /// @param reordered the application has exchanged ranks of the title before this dealing
    /// @param attested a notary or a registrar signs in that capacity
    /// @param present the title carries a mortgage of the stated rank
    /// @param otherPresent it carries another, of the rank with which a postponement exchanges
    /// @param lenderSigned the lender of the mortgage that is changed signs
    /// @param personSigned the new lender, or the acquirer, signs
    /// @param samePerson the new lender is the lender
    /// @param personOwns the acquirer is an owner of the title
    /// @param judgeSigned a judge signs in that capacity
    /// @param ownersMissing owners who do not sign
    /// @param betweenMissing mortgages from one of a postponement's ranks to the other, whose lender does not sign
    /// @param behindMissing mortgages and rights behind the mortgage, whose holder does not sign
    /// @param restrictionsMissing live caveats, priority notices and requirements of consent, whose holder does not sign
    /// @param secured amount secured so far, in minor units
    /// @param amount amount secured from now on; foreclosure: the price
    /// @param term last day of the mortgage's term so far; zero: none
    struct Facts {
        bool reordered;
        bool attested;
        bool present;
        bool otherPresent;
        bool lenderSigned;
        bool personSigned;
        bool samePerson;
        bool personOwns;
        bool judgeSigned;
        uint256 ownersMissing;
        uint256 betweenMissing;
        uint256 behindMissing;
        uint256 restrictionsMissing;
        uint64 secured;
        uint64 amount;
        bool sameCurrency;
        Date term;
        Date lastDay;
        bool leasehold;
        bool leaseEnded;
        Date leaseEnds;
        Date today;
    }

    function _facts(
        bytes calldata application,
        uint256 at,
        bytes memory title,
        MortgageChange memory x,
        GeneralFacts memory g
    ) internal pure returns (Facts memory f) {
        (f.today, f.amount, f.lastDay, f.attested) = (g.today, x.amount, x.lastDay, g.attested);
        f.reordered = _isReordered(application, at);
        uint256 index;
        (index, f.present) = title.mortgageOfRank(x.rank);
        if (!f.present) return f;
        Rrr memory mortgage = title.rightAt(index);
        f.lenderSigned = _signed(application, mortgage.holder);
        (f.secured, f.term) = (mortgage.amount, mortgage.until);
        f.sameCurrency = mortgage.currency == x.currency;
        f.personSigned = _signed(application, x.person);
        f.samePerson = mortgage.holder == x.person;
        f.judgeSigned = _signedAs(application, Capacity.JUDGE);
        (, bool other) = title.mortgageOfRank(x.otherRank);
        f.otherPresent = other && x.otherRank != x.rank;
        f.leasehold = title.tenure() == Tenure.LEASEHOLD;
        f.leaseEnds = title.termEnds();
        f.leaseEnded = f.leasehold && f.leaseEnds < g.today;
        f.ownersMissing = _ownersMissing(application, title);
        (, uint32 share) = title.shareOf(x.person);
        f.personOwns = share != 0;
        for (uint256 i; i < title.rrrCount(); ++i) {
            Rrr memory right = title.rightAt(i);
            bool missing = !_signed(application, right.holder);
            if (missing && _binds(right.kind, right.until, g.today)) _addMissing(f, x, index, right, i);
        }
    }

    /// @dev Whether a postponement of the same title stands before the dealing at offset `at`.
    function _isReordered(bytes calldata application, uint256 at) private pure returns (bool) {
        uint8 subject = application.subjectAt(at);
        for (uint256 one = application.dealingsAt(); one < at; one = _endOf(application, one)) {
            bool exchanged = application.kindAt(one) == DealingKind.POSTPONEMENT;
            if (exchanged && application.subjectAt(one) == subject) return true;
        }
        return false;
    }

    /// @dev Counts what stands at index `i`, whose holder does not sign.
    /// @param index of the mortgage that is changed
    function _addMissing(
        Facts memory f,
        MortgageChange memory x,
        uint256 index,
        Rrr memory right,
        uint256 i
    ) private pure {
        if (right.kind == RrrKind.MORTGAGE && _isBetween(right.rank, x.rank, x.otherRank)) ++f.betweenMissing;
        if (art_40__para_2(right, i, x.rank, index)) ++f.behindMissing;
        bool restricts = right.kind == RrrKind.CAVEAT || right.kind == RrrKind.CONSENT_REQUIRED;
        if (restricts || right.kind == RrrKind.PRIORITY_NOTICE) ++f.restrictionsMissing;
    }

    /// @dev From one rank to the other, both included.
    function _isBetween(uint16 rank, uint16 one, uint16 other) private pure returns (bool) {
        return one < other ? one <= rank && rank <= other : other <= rank && rank <= one;
    }

    /// @notice Whether a right stands behind a mortgage. What binds a title stands in the order in which it was entered.
    /// @param i index of the right
    /// @param rank of the mortgage
    /// @param index of the mortgage
    /// @custom:applies art_40__para_2
    /// @custom:effect define
    function art_40__para_2(
        Rrr memory right,
        uint256 i,
        uint16 rank,
        uint256 index
    ) internal pure returns (bool) {
        if (right.kind == RrrKind.MORTGAGE) return right.rank > rank;
        if (RrrKind.isNobodysRight(right.kind) || right.kind == RrrKind.JOINT_TENANCY) return false;
        return i > index;
    }

    // What a granted dealing changes

    function _changed(bytes memory title, MortgageChange memory x) internal pure returns (bytes memory) {
        (uint256 index, ) = title.mortgageOfRank(x.rank);
        if (x.kind == DealingKind.POSTPONEMENT) return art_42__para_4(title, index, x);
        if (x.kind == DealingKind.FORECLOSURE) return art_46__para_5_and_6(title, index, x);
        Rrr memory mortgage = title.rightAt(index);
        if (x.kind == DealingKind.ASSIGNMENT) mortgage.holder = x.person;
        else if (x.kind == DealingKind.EXTENSION) mortgage.until = x.lastDay;
        else mortgage.amount = x.amount;
        return title.withRight(index, mortgage);
    }

    /// @notice Exchanges two ranks. What stands between them keeps its rank, and everything its place in the order of entry.
    /// @custom:applies art_42__para_4
    /// @custom:effect oblige
    function art_42__para_4(
        bytes memory title,
        uint256 index,
        MortgageChange memory x
    ) internal pure returns (bytes memory) {
        (uint256 other, ) = title.mortgageOfRank(x.otherRank);
        return title.setRank(index, x.otherRank).setRank(other, x.rank);
    }

    /// @notice The acquirer becomes the only owner; the mortgage and what stands behind it are struck out.
    /// @custom:applies art_46__para_5
    /// @custom:applies art_46__para_6
    /// @custom:effect oblige
    function art_46__para_5_and_6(
        bytes memory title,
        uint256 index,
        MortgageChange memory x
    ) internal pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            Rrr memory right = title.rightAt(i - 1);
            bool struck = i - 1 == index || right.kind == RrrKind.JOINT_TENANCY;
            if (struck || art_40__para_2(right, i - 1, x.rank, index)) title = title.withoutRrr(i - 1);
        }
        while (title.shareCount() > 1) title = title.withoutShare(title.shareCount() - 1);
        return title.setShare(0, x.person, title.denominator());
    }
}
