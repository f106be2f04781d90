// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CeremonyStage, CeremonyTerms, IKeyCeremony} from "./IKeyCeremony.sol";

/// @notice What a trustee has delivered in an attempt, as hashes.
/// @param points commitment to the points; of the points themselves once they are published
struct Deliveries {
    bytes32 points;
    bytes32 key;
    bytes32 shares;
}

/// @notice The ceremony of an election.
/// @param seats how many trustees the law named at the beginning
/// @param delivered bit i - 1: trustee i has delivered in this stage; from that of complaints on: has complained wrongly,
/// and lost the seat
struct Ceremony {
    CeremonyStage stage;
    uint8 attempt;
    uint8 seats;
    uint16 delivered;
    uint64 deadline;
    CeremonyTerms terms;
    mapping(uint8 attempt => mapping(uint256 trustee => Deliveries)) deliveries;
    mapping(address account => bool) excluded;
}

using CeremonyRecords for Ceremony global;

/// @title How a ceremony goes on from stage to stage, and begins again without whom it excludes
library CeremonyRecords {
    /// @notice More would not fit the bits of what was delivered, and nobody asks so many.
    uint256 internal constant MOST_TRUSTEES = 15;

    /// @notice Takes the terms, if they are such that a ceremony can end, and begins the first attempt.
    function begin(Ceremony storage self, bytes32 election, CeremonyTerms calldata terms) internal {
        if (self.stage != CeremonyStage.None) revert IKeyCeremony.KeyCeremonyBegun(election);
        _requireSound(terms);
        self.terms = terms;
        self.seats = uint8(terms.trustees.length);
        emit IKeyCeremony.CeremonyBegun(election, terms);
        _beginAttempt(self, election);
    }

    /// @notice Fills a vacant seat.
    function appoint(Ceremony storage self, bytes32 election, address account) internal {
        requireStage(self, election, CeremonyStage.Commitments);
        requireInTime(self);
        address[] storage trustees = self.terms.trustees;
        uint256 count = trustees.length;
        bool unfit = count >= self.seats || account == address(0) || self.excluded[account];
        for (uint256 i; i < count; ++i) unfit = unfit || trustees[i] == account;
        if (unfit) revert IKeyCeremony.KeyCeremonyCannotAppoint(election, account);
        trustees.push(account);
        uint64 deadline = uint64(block.timestamp) + self.terms.commitmentSeconds;
        self.deadline = deadline;
        emit IKeyCeremony.TrusteeAppointed(election, self.attempt, uint8(count + 1), account, deadline);
    }

    /// @notice Notes that a trustee has delivered what this stage waits for; with the last one the next stage begins.
    /// While a seat is vacant, the period for commitments is waited for, so that it can be filled.
    function note(Ceremony storage self, bytes32 election, uint256 trustee) internal {
        self.delivered |= uint16(1 << (trustee - 1));
        bool vacant = self.stage == CeremonyStage.Commitments && self.terms.trustees.length < self.seats;
        if (missing(self) == 0 && !vacant) advance(self, election);
    }

    /// @notice Begins the next of the stages that trustees deliver in, or of complaints.
    function advance(Ceremony storage self, bytes32 election) internal {
        CeremonyStage stage = CeremonyStage(uint8(self.stage) + 1);
        uint32 period = self.terms.complaintSeconds;
        if (stage == CeremonyStage.Points) period = self.terms.pointSeconds;
        if (stage == CeremonyStage.Shares) period = self.terms.shareSeconds;
        uint64 deadline = uint64(block.timestamp) + period;
        (self.stage, self.deadline, self.delivered) = (stage, deadline, 0);
        emit IKeyCeremony.StageBegun(election, self.attempt, stage, deadline);
    }

    /// @notice Takes the seat of whoever complained wrongly. The attempt goes on with all that was dealt out, theirs too, so
    /// that a false complaint chooses no key; unless fewer seats are left than the threshold, who could decrypt nothing.
    function dismiss(Ceremony storage self, bytes32 election, uint256 complainer) internal {
        self.delivered |= uint16(1 << (complainer - 1));
        _bar(self, election, complainer, self.terms.trustees[complainer - 1]);
        if (_seatsTaken(self) < self.terms.threshold) restart(self, election, 0);
    }

    /// @notice Excludes trustees and begins again with the others, or ends the ceremony with the last attempt.
    /// @param guilty bit i - 1: trustee i; besides them go those who complained wrongly
    function restart(Ceremony storage self, bytes32 election, uint256 guilty) internal {
        if (self.stage == CeremonyStage.Complaints) guilty |= self.delivered;
        _exclude(self, election, guilty);
        if (self.attempt >= self.terms.mostAttempts) fail(self, election);
        else _beginAttempt(self, election);
    }

    function fail(Ceremony storage self, bytes32 election) internal {
        self.stage = CeremonyStage.Failed;
        emit IKeyCeremony.CeremonyFailed(election, self.attempt);
    }

    /// @return trustees who have not delivered in this stage, bit i - 1 for trustee i
    function missing(Ceremony storage self) internal view returns (uint256 trustees) {
        return ((1 << self.terms.trustees.length) - 1) & ~uint256(self.delivered);
    }

    function requireStage(Ceremony storage self, bytes32 election, CeremonyStage stage) internal view {
        if (self.stage != stage) revert IKeyCeremony.KeyCeremonyWrongStage(election, self.stage);
    }

    function requireInTime(Ceremony storage self) internal view {
        uint64 deadline = self.deadline;
        if (block.timestamp >= deadline) revert IKeyCeremony.KeyCeremonyPeriodOver(deadline, block.timestamp);
    }

    function requireOver(Ceremony storage self) internal view {
        uint64 deadline = self.deadline;
        if (block.timestamp < deadline)
            revert IKeyCeremony.KeyCeremonyPeriodNotOver(deadline, block.timestamp);
    }

    function requireTrustee(Ceremony storage self, uint256 trustee) internal view {
        uint256 count = self.terms.trustees.length;
        if (trustee == 0 || trustee > count) revert IKeyCeremony.KeyCeremonyNoSuchTrustee(trustee, count);
    }

    /// @notice Reverts if a trustee has lost the seat; to be asked once the key has been fixed.
    function requireSeated(Ceremony storage self, bytes32 election, uint256 trustee) internal view {
        requireTrustee(self, trustee);
        if ((self.delivered >> (trustee - 1)) & 1 != 0)
            revert IKeyCeremony.KeyCeremonySeatVacant(election, trustee);
    }

    function _beginAttempt(Ceremony storage self, bytes32 election) private {
        uint8 attempt = self.attempt + 1;
        uint64 deadline = uint64(block.timestamp) + self.terms.commitmentSeconds;
        (self.stage, self.attempt, self.delivered) = (CeremonyStage.Commitments, attempt, 0);
        self.deadline = deadline;
        emit IKeyCeremony.AttemptBegun(election, attempt, self.terms.trustees, deadline);
    }

    /// @dev The others move up, in their order.
    function _exclude(Ceremony storage self, bytes32 election, uint256 guilty) private {
        address[] storage trustees = self.terms.trustees;
        uint256 count = trustees.length;
        uint256 kept;
        for (uint256 i; i < count; ++i) {
            address account = trustees[i];
            if ((guilty >> i) & 1 == 0) {
                trustees[kept++] = account;
                continue;
            }
            if (!self.excluded[account]) _bar(self, election, i + 1, account);
        }
        for (; count > kept; --count) trustees.pop();
    }

    /// @dev Of whom it is so never returns.
    function _bar(Ceremony storage self, bytes32 election, uint256 trustee, address account) private {
        self.excluded[account] = true;
        emit IKeyCeremony.TrusteeExcluded(election, self.attempt, uint8(trustee), account);
    }

    /// @dev While complaints are awaited: how many could decrypt.
    function _seatsTaken(Ceremony storage self) private view returns (uint256 seats) {
        seats = self.terms.trustees.length;
        for (uint256 lost = self.delivered; lost != 0; lost &= lost - 1) --seats;
    }

    function _requireSound(CeremonyTerms calldata terms) private pure {
        uint256 count = terms.trustees.length;
        bool numbers = terms.threshold != 0 && terms.threshold <= count && count <= MOST_TRUSTEES;
        bool periods =
            terms.commitmentSeconds != 0 &&
                terms.pointSeconds != 0 &&
                terms.shareSeconds != 0 &&
                terms.complaintSeconds != 0;
        if (!numbers || !periods || terms.mostAttempts == 0 || !_areDistinct(terms.trustees))
            revert IKeyCeremony.KeyCeremonyUnsoundTerms();
    }

    function _areDistinct(address[] calldata accounts) private pure returns (bool) {
        for (uint256 i; i < accounts.length; ++i) {
            if (accounts[i] == address(0)) return false;
            for (uint256 j; j < i; ++j) if (accounts[i] == accounts[j]) return false;
        }
        return true;
    }
}
