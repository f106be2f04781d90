// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A key that trustees have made together.
/// @param x of the public key
/// @param y of the public key
/// @param threshold how many trustees are needed to decrypt
/// @param trustees how many dealt it out; they are numbered from 1, those too who have lost the seat since
struct ElectionKey {
    uint256 x;
    uint256 y;
    uint8 threshold;
    uint8 trustees;
}

/// @notice What the law says of a ceremony. Periods in seconds; the first begins with the attempt, each other with the
/// end of the one before: when all have delivered, or when it is ended after its time.
/// @param trustees accounts of the trustees, in the order of their numbers
struct CeremonyTerms {
    address[] trustees;
    uint8 threshold;
    uint8 mostAttempts;
    uint32 commitmentSeconds;
    uint32 pointSeconds;
    uint32 shareSeconds;
    uint32 complaintSeconds;
}

/// @notice What a ceremony waits for. `None`: it has not begun. The first four follow each other by what trustees
/// deliver, or are ended after their time; `Fixed` and `Failed` are final.
enum CeremonyStage {
    None,
    Commitments,
    Points,
    Shares,
    Complaints,
    Fixed,
    Failed
}

/// @notice What a trustee says in an attempt, signed with the trustee's account (EIP-712) over all the rest and the
/// step's name.
/// @param attempt from 1
/// @param trustee number in this attempt, from 1
/// @param content in the form of its step, see `CeremonyMessages.sol`
/// @param signature by ECDSA, low s, 65 bytes: so that it says the same for ever; contracts are no trustees
struct TrusteeMessage {
    bytes32 election;
    uint8 attempt;
    uint8 trustee;
    bytes content;
    bytes signature;
}

/// @notice What a complaint is decided on: the contract keeps hashes of it, and the logs have it.
/// @param points that the dealer published
/// @param shares that the dealer published
/// @param key encryption key of the complainer, x and y
struct ComplaintEvidence {
    bytes points;
    bytes shares;
    bytes key;
}

/// @title How trustees make a key of which none of them has the secret
/// @notice The register of elections begins a ceremony under the law; the rest the trustees do, and anyone may end a
/// period that has run out. Who does not deliver in time or deals out a wrong share is excluded, and the others begin
/// again, so often and no oftener. Who complains of a right share is excluded, too, and the attempt goes on with what
/// they dealt out: the seat is vacant then, and no decryption of its is taken. Any threshold of trustees can decrypt
/// anything, those who lost their seats so among them; fewer learn nothing. Whoever leaves after points were shown has
/// chosen between two keys that they could not choose themselves: see `docs/voting-transcript.md`.
interface IKeyCeremony {
    event CeremonyBegun(bytes32 indexed election, CeremonyTerms terms);

    /// @notice All begin anew. `trustees`: accounts in the order of their numbers in this attempt. `deadline`: the
    /// first second that is too late.
    event AttemptBegun(bytes32 indexed election, uint8 indexed attempt, address[] trustees, uint64 deadline);

    /// @notice A vacant seat is filled in the present attempt; the period for commitments begins again.
    event TrusteeAppointed(
        bytes32 indexed election,
        uint8 indexed attempt,
        uint8 trustee,
        address account,
        uint64 deadline
    );

    event StageBegun(
        bytes32 indexed election,
        uint8 indexed attempt,
        CeremonyStage indexed stage,
        uint64 deadline
    );

    /// @notice A trustee's message, whole, in the step it belongs to.
    event MessageAccepted(
        bytes32 indexed election,
        uint8 indexed attempt,
        CeremonyStage indexed stage,
        uint8 trustee,
        bytes content,
        bytes signature
    );

    /// @notice `upheld`: the share was wrong, the dealer is excluded and the attempt is over; otherwise the complainer is
    /// excluded, and it goes on unless fewer are left than the threshold.
    event ComplaintDecided(
        bytes32 indexed election,
        uint8 indexed attempt,
        uint8 dealer,
        uint8 complainer,
        bool upheld
    );

    event TrusteeExcluded(
        bytes32 indexed election,
        uint8 indexed attempt,
        uint8 trustee,
        address indexed account
    );

    /// @notice `points`: the key, then each trustee's public share.
    event KeyFixed(bytes32 indexed election, uint8 indexed attempt, uint8 threshold, bytes points);

    event CeremonyFailed(bytes32 indexed election, uint8 attempt);

    /// @notice A number is zero or too large, the threshold above the trustees, or an account zero or named twice.
    error KeyCeremonyUnsoundTerms();
    /// @notice It began already.
    error KeyCeremonyBegun(bytes32 election);
    /// @notice The ceremony waits for something else.
    error KeyCeremonyWrongStage(bytes32 election, CeremonyStage stage);
    error KeyCeremonyOtherAttempt(uint8 attempt, uint8 present);
    error KeyCeremonyPeriodOver(uint64 deadline, uint256 time);
    error KeyCeremonyPeriodNotOver(uint64 deadline, uint256 time);
    /// @notice There is no trustee of this number.
    error KeyCeremonyNoSuchTrustee(uint256 trustee, uint256 trustees);
    error KeyCeremonyNotSigned(address account);
    error KeyCeremonyDelivered(uint256 trustee);
    /// @notice All seats are taken, or the account has one, had one and was excluded, or is zero.
    error KeyCeremonyCannotAppoint(bytes32 election, address account);
    error KeyCeremonyWrongLength(uint256 length, uint256 expected);
    /// @notice The points are not those that the trustee committed to.
    error KeyCeremonyOtherPoints(uint256 trustee, bytes32 commitment, bytes32 expected);
    /// @notice What is shown was not published by this trustee in this attempt.
    error KeyCeremonyOtherEvidence(uint256 trustee, bytes32 hash, bytes32 expected);
    error KeyCeremonyNotFixed(bytes32 election);
    /// @notice The trustee complained of a right share, and lost the seat.
    error KeyCeremonySeatVacant(bytes32 election, uint256 trustee);

    /// @notice Begins the ceremony of an election. Once an election. By the register of elections.
    function begin(bytes32 election, CeremonyTerms calldata terms) external;

    /// @notice Fills a seat that an exclusion left vacant. While commitments are awaited; whoever was excluded never
    /// returns. By the register of elections.
    function appoint(bytes32 election, address trustee) external;

    /// @notice Takes a trustee's commitment to points, and the key under which others encrypt to the trustee. By anyone.
    function commit(TrusteeMessage calldata message) external;

    /// @notice Takes the points of a trustee's polynomial. By anyone.
    function publish(TrusteeMessage calldata message) external;

    /// @notice Takes the shares that a trustee deals out, encrypted. By anyone.
    function deal(TrusteeMessage calldata message) external;

    /// @notice Decides who of two is excluded: the dealer of a share, with whom the attempt ends, or the trustee who
    /// complains of it. By anyone.
    function complain(TrusteeMessage calldata message, ComplaintEvidence calldata evidence) external;

    /// @notice Ends a period that has run out: whoever has not delivered is excluded, and the others begin again. If
    /// all seated trustees committed, the ceremony goes on with them, unless they are fewer than the threshold. By
    /// anyone.
    function endPeriod(bytes32 election) external;

    /// @notice Fixes the key when the period for complaints has run out. By anyone.
    /// @param points all trustees' points, in the order of their numbers; the contract keeps hashes of them
    function fix(bytes32 election, bytes calldata points) external;

    /// @notice What the ceremony waits for, or whether it is over.
    function stageOf(bytes32 election) external view returns (CeremonyStage);

    /// @notice Where the ceremony stands.
    /// @param attempt from 1
    /// @param trustees accounts in the order of their numbers in this attempt
    /// @param deadline the first second that is too late for what is awaited
    /// @param delivered bit i - 1: trustee i has delivered in this stage; from that of complaints on: has complained
    /// wrongly, and lost the seat
    function attemptOf(
        bytes32 election
    ) external view returns (uint8 attempt, address[] memory trustees, uint64 deadline, uint256 delivered);

    /// @notice Reverts unless the key has been fixed.
    function keyOf(bytes32 election) external view returns (ElectionKey memory);

    /// @notice Public share of a trustee, x and y. Reverts unless the key has been fixed, and of a seat that is vacant.
    function shareKeyOf(bytes32 election, uint256 trustee) external view returns (uint256 x, uint256 y);
}
