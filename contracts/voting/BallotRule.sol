// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice What a ballot of a contest may say. It has `ciphertexts` options that are encrypted, each chosen or not; and, if
/// `lastImplicit`, one more that is what is missing to `total`, so that exactly `total` of all are chosen. One of K options:
/// K - 1 ciphertexts, total 1. M of K: K - 1, total M. At most M of K: with M blank options, K + M - 1, total M. Approval,
/// any number of K: K ciphertexts, no implicit option, total 0.
struct BallotRule {
    uint8 ciphertexts;
    uint8 total;
    bool lastImplicit;
}

using BallotRules for BallotRule global;

/// @title Whether a rule makes sense
library BallotRules {
    /// @notice No ballot could be cast under the rule, or it says nothing: no ciphertext; a total without an implicit
    /// option; a total of none, or of all.
    error BallotRuleUnsound(uint8 ciphertexts, uint8 total, bool lastImplicit);

    function requireSound(BallotRule memory rule) internal pure {
        bool sound = rule.lastImplicit ? rule.total > 0 && rule.total <= rule.ciphertexts : rule.total == 0;
        if (!sound || rule.ciphertexts == 0)
            revert BallotRuleUnsound(rule.ciphertexts, rule.total, rule.lastImplicit);
    }
}
