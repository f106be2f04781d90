// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Wire} from "../law/Wire.sol";
import {Title} from "./Title.sol";

/// @notice The shares of a title in numbers that need not fit into it.
/// @param numerators one for each share, in the title's order
struct Parts {
    uint256 denominator;
    uint256[] numerators;
}

/// @title Dividing a title into more or fewer parts, and moving them
library TitleParts {
    using Title for bytes;
    using Wire for bytes;

    uint256 private constant DENOMINATOR = 5;

    function partsOf(bytes memory title) internal pure returns (Parts memory parts) {
        uint256 count = title.shareCount();
        (parts.denominator, parts.numerators) = (title.denominator(), new uint256[](count));
        for (uint256 i; i < count; ++i) (, parts.numerators[i]) = title.shareAt(i);
    }

    /// @notice Divides each part into `into` equal ones, in place.
    function divide(Parts memory parts, uint256 into) internal pure {
        parts.denominator *= into;
        for (uint256 i; i < parts.numerators.length; ++i) parts.numerators[i] *= into;
    }

    /// @notice Unites parts, in place, until there are the fewest with which each share has a whole number of them.
    function reduce(Parts memory parts) internal pure {
        uint256 common = parts.denominator;
        for (uint256 i; i < parts.numerators.length; ++i) {
            common = greatestCommonDivisor(common, parts.numerators[i]);
        }
        if (common < 2) return;
        parts.denominator /= common;
        for (uint256 i; i < parts.numerators.length; ++i) parts.numerators[i] /= common;
    }

    /// @notice Changes the title's parts, in place. The numbers must fit, which is for the law to ask.
    function setParts(bytes memory title, Parts memory parts) internal pure returns (bytes memory) {
        title.put(DENOMINATOR, 4, bytes4(uint32(parts.denominator)));
        for (uint256 i; i < parts.numerators.length; ++i) {
            (PersonId owner, ) = title.shareAt(i);
            title.setShare(i, owner, uint32(parts.numerators[i]));
        }
        return title;
    }

    /// @notice Moves parts from an owner who has them to another person. A share of no parts disappears.
    function move(
        bytes memory title,
        PersonId from,
        PersonId to,
        uint32 parts
    ) internal pure returns (bytes memory) {
        (uint256 source, uint32 held) = title.shareOf(from);
        (uint256 target, uint32 already) = title.shareOf(to);
        bool joins = target < title.shareCount();
        if (!joins && held == parts) return title.setShare(source, to, parts);
        title = joins ? title.setShare(target, to, already + parts) : title.withNewShare(to, parts);
        return held == parts ? title.withoutShare(source) : title.setShare(source, from, held - parts);
    }

    /// @notice Gives one person the whole title.
    function moveAll(bytes memory title, PersonId to) internal pure returns (bytes memory) {
        for (uint256 i = title.shareCount(); i > 1; --i) title = title.withoutShare(i - 1);
        return title.setShare(0, to, title.denominator());
    }

    function greatestCommonDivisor(uint256 a, uint256 b) internal pure returns (uint256) {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
