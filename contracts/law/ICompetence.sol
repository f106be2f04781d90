// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Which register executes a subdivision of an act, where the law names one
/// @notice As long as it names none, every register may ask for the version in force. Once it names one, no other is told,
/// so that a register is retired without any code of its own, whatever is wrong with that code. Article 8(6) of the
/// Constitution Act.
interface ICompetence {
    /// @notice A subdivision was entrusted to a register; `before`: the one named until now, zero: none was.
    event Entrusted(bytes32 indexed key, address indexed register, address indexed before);

    /// @notice There is no contract at `register`.
    error GazetteRegisterWithoutCode(address register);

    /// @notice The register does not succeed the one that executes the subdivision: its predecessor is another.
    error GazetteNotTheSuccessor(bytes32 key, address register, address competent);

    /// @notice The subdivision is executed by another register than the one that asks.
    error GazetteOtherRegister(bytes32 key, address competent, address asking);

    /// @notice Entrusts subdivisions to a register. Those that are entrusted already go only to a register that names as its
    /// predecessor the one that has them; that one decides nothing under them any more, for good. By an enactment, which
    /// names all subdivisions that the two share: what is left out the predecessor would go on to decide, on entries that
    /// have moved.
    /// @param keys of the subdivisions, as in `IGazette.inForce`
    function entrust(bytes32[] calldata keys, address register) external;

    /// @notice The register that executes a subdivision; zero: every one that asks.
    function registerOf(bytes32 key) external view returns (address);

    /// @notice Whether any subdivision has been entrusted to a register.
    function isEntrusted(address register) external view returns (bool);
}
