// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @notice One vote for each voter, as OpenZeppelin's Governor wants them: what a secret ballot's gas is measured beside.
contract OpenVotes is ERC20Votes {
    constructor(address[] memory voters) ERC20("Open Votes", "OPEN") EIP712("Open Votes", "1") {
        for (uint256 i; i < voters.length; ++i) _mint(voters[i], 1);
    }
}

/// @notice OpenZeppelin's Governor with the fewest extensions that count yes and no: votes in the clear.
contract OpenGovernor is Governor, GovernorCountingSimple, GovernorVotes {
    constructor(IVotes votes) Governor("Open Governor") GovernorVotes(votes) {}

    function votingDelay() public pure override returns (uint256 blocks) {
        return 1;
    }

    function votingPeriod() public pure override returns (uint256 blocks) {
        return 10_000;
    }

    function quorum(uint256) public pure override returns (uint256 votes) {
        return 1;
    }
}
