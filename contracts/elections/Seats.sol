// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Whether those have the seats who have the votes
library Seats {
    /// @param counts of the options, the first of which are the candidates
    /// @param candidates how many they are
    /// @param elected bit i is set where candidate i is said to be elected
    /// @return asVoted whether as many are elected as there are seats, and none with fewer votes than another
    /// @return tied whether the last of them has as many votes as somebody who is not elected
    function compare(
        uint256[] memory counts,
        uint256 candidates,
        uint16 elected,
        uint8 seats
    ) internal pure returns (bool asVoted, bool tied) {
        uint256 fewestOfElected = type(uint256).max;
        uint256 mostOfOthers = 0;
        uint256 filled = 0;
        for (uint256 i = 0; i < candidates; ++i) {
            if ((elected >> i) & 1 == 1) {
                ++filled;
                if (counts[i] < fewestOfElected) fewestOfElected = counts[i];
            } else if (counts[i] > mostOfOthers) {
                mostOfOthers = counts[i];
            }
        }
        asVoted = filled == seats && elected >> candidates == 0 && fewestOfElected >= mostOfOthers;
        tied = asVoted && fewestOfElected == mostOfOthers && candidates > seats;
    }
}
