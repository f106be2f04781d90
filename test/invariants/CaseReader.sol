// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Reads a case's wire form once more
/// @notice Shares no code with the contracts under test, so that both would have to be wrong in the same way.
library CaseReader {
    uint256 private constant HEAD = 155;
    uint256 private constant PARTICIPANT = 17;

    function stageOf(bytes memory body) internal pure returns (uint8) {
        return uint8(body[0]);
    }

    function instanceOf(bytes memory body) internal pure returns (uint8) {
        return uint8(body[1]);
    }

    function holds(bytes memory body) internal pure returns (bool) {
        return body[2] != 0;
    }

    /// @notice Day of the objection, of the remand, of the appeal or of the reopening.
    function sinceOf(bytes memory body) internal pure returns (uint32) {
        return uint32(uint256(_word(body, 5) >> 224));
    }

    /// @notice Day of the decision contested, or of the review of it.
    function decidedOnOf(bytes memory body) internal pure returns (uint32) {
        return uint32(uint256(_word(body, 9) >> 224));
    }

    /// @notice Day on which it was served; zero: not yet.
    function servedOnOf(bytes memory body) internal pure returns (uint32) {
        return uint32(uint256(_word(body, 13) >> 224));
    }

    function remedyDaysOf(bytes memory body) internal pure returns (uint16) {
        return uint16(uint256(_word(body, 21) >> 240));
    }

    function contestedOf(bytes memory body) internal pure returns (bytes32) {
        return _word(body, 59);
    }

    /// @notice Of the provision that refused; zero: a grant is contested.
    function eIdOf(bytes memory body) internal pure returns (bytes32) {
        return _word(body, 91);
    }

    function isAbout(bytes memory body, bytes32 entry) internal pure returns (bool) {
        for (uint256 i = 0; i < uint8(body[4]); ++i) {
            if (_word(body, _entriesAt(body) + 32 * i) == entry) return true;
        }
        return false;
    }

    /// @notice Hash of what a case is about: remedy, objector, register, decision, provision and entries.
    function identityOf(bytes memory body) internal pure returns (bytes32) {
        bytes memory all = abi.encodePacked(uint8(body[4]));
        for (uint256 at = 21; at < 123; ++at) all = abi.encodePacked(all, body[at]);
        for (uint256 at = _entriesAt(body); at < body.length; ++at) all = abi.encodePacked(all, body[at]);
        return keccak256(all);
    }

    function _entriesAt(bytes memory body) private pure returns (uint256) {
        return HEAD + PARTICIPANT * uint8(body[3]);
    }

    function _word(bytes memory body, uint256 at) private pure returns (bytes32 word) {
        for (uint256 i = at; i < at + 32; ++i) word = (word << 8) | bytes32(uint256(uint8(body[i])));
    }
}
