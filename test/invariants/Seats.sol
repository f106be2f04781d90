// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity} from "../../contracts/law/Application.sol";
import {Bench} from "./Chamber.sol";

/// @title Who holds which office on a day, and who acts for whom
/// @notice As it was appointed and lent; the contract of offices is not asked.
abstract contract Seats {
    /// @dev To the end of which day a reviewer has somebody act; zero: they never had.
    mapping(uint256 reviewer => uint32) internal _restsUntil;

    /// @return seat whose office the person exercises in this capacity: their own, or that of whom they act for
    /// @return sits whether they exercise it at all
    function _seatOf(
        uint256 person,
        uint8 capacity,
        uint32 today
    ) internal view returns (uint256 seat, bool sits) {
        if (capacity == Capacity.REGISTRAR) return (person, person == Bench.CASE_REGISTRAR);
        if (capacity == Capacity.JUDGE) return (person, _isJudge(person, today));
        if (capacity != Capacity.REVIEWER) return (person, false);
        if (person == 0) return (person, true);
        if (person >= Bench.REVIEWERS && person < Bench.JUDGES) return (person, _restsUntil[person] < today);
        seat = person + Bench.TO_PRINCIPAL;
        return (seat, seat >= Bench.REVIEWERS && seat < Bench.JUDGES && _restsUntil[seat] >= today);
    }

    function _isJudge(uint256 person, uint32 today) private pure returns (bool) {
        if (person == Bench.LAST_JUDGE) return today <= Bench.LAST_TERM_ENDS;
        return person == 0 || person == Bench.REVIEWERS || person >= Bench.JUDGES;
    }
}
