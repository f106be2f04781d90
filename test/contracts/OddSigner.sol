// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A wallet (ERC-1271) and verifier (ERC-7913) in one, which answers as it was told, whatever it is asked.
contract OddSigner {
    enum Answer {
        Yes,
        No,
        Short,
        Dirty,
        Nothing,
        Revert,
        Burn,
        Bomb,
        RevertBomb
    }

    Answer private immutable _answer;

    constructor(Answer answer) {
        _answer = answer;
    }

    fallback() external {
        Answer answer = _answer;
        bytes4 selector = msg.sig;
        if (answer == Answer.Nothing) return;
        if (answer == Answer.Revert) revert("no");
        if (answer == Answer.Burn) {
            while (true) {}
        }
        uint256 size = answer == Answer.Short ? 4 : 32;
        if (answer == Answer.Bomb || answer == Answer.RevertBomb) size = 250_000;
        bool reverts = answer == Answer.RevertBomb;
        bytes32 word = answer == Answer.No ? bytes32(0) : bytes32(selector);
        if (answer == Answer.Dirty) word |= bytes32(uint256(1));
        assembly ("memory-safe") {
            mstore(0x00, word)
            if reverts {
                revert(0x00, size)
            }
            return(0x00, size)
        }
    }
}
