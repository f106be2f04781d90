/**
 * What the contracts can be asked and what they log, in ethers' human-readable form, so that a client needs no build
 * output. Their errors are in `errorTexts.ts`.
 */

/** `Finding` of `IRuleset`. */
export const FINDING =
  "(bytes32 eli, bytes32 eId, bytes32 fact, bool satisfied, uint256 value, uint256 threshold, bytes32 unit)";

/** `Circumstances` of `IRuleset`. */
export const CIRCUMSTANCES =
  "(bytes16 statuses, bytes16 assurances, uint32 begin, uint32 end, uint32 today, bytes32 overruled, uint256 workingDays)";

const ASSESSMENT = "(bytes32 subdivision, address ruleset, uint256 amount)";
const RULING = `(bytes32 refusal, bytes32 subdivision, address ruleset, bool standing, ${ASSESSMENT}[] assessments, bytes next)`;
const OUTCOME =
  "(bytes32 refusal, bool standing, uint32 applicableDate, bytes next, bytes32 referral, uint256 assessed)";
const VERSION = "(address ruleset, uint32 from, uint32 until, uint32 enactedOn)";
const CALENDAR =
  "(int24 offset, uint40 changesAt, int24 offsetBetween, uint40 changesBackAt, uint256[2] workingDays)";
const PROVISION = "(string subdivision, address ruleset, uint32 from, uint32 until)";
const ENACTMENT = `(string eli, uint32 documentDate, bytes32 textHash, ${PROVISION}[] provisions, bytes32 basisKey, bytes32 basisEId, (address target, bytes data)[] calls)`;

/** Whose offices govern a contract (OpenZeppelin `AccessManaged`). */
const MANAGED_ABI = [
  "event AuthorityUpdated(address authority)",
  "function authority() view returns (address)",
  "function isConsumingScheduledOp() view returns (bytes4)",
  "function setAuthority(address newAuthority)",
] as const;

/** `ITakeover`: how the root of an older register comes into force, and is replaced. */
export const TAKEOVER_ABI = [
  "event ObjectionDecided(bytes32 indexed root, bytes32 indexed objection, bool upheld, bytes32 reasons)",
  "event RootConfirmed(bytes32 indexed root, address confirmer, uint32 effectiveFrom)",
  "event RootContested(bytes32 indexed root, bytes32 indexed objection, address indexed by)",
  "event RootProposed(bytes32 indexed root, uint64 count, bytes32 datasetHash, address proposer)",
  "function adopt()",
  "function confirm(bytes32 root, uint64 count, bytes32 datasetHash)",
  "function decide(bytes32 root, bytes32[] objections, bool upheld, bytes32 reasons)",
  "function delayDays() view returns (uint16)",
  "function object(bytes32 root, bytes32 objection)",
  "function objectionDays() view returns (uint16)",
  "function proposal() view returns (bytes32 root, bool confirmed, uint32 effectiveFrom, uint32 openObjections)",
  "function propose(bytes32 root, uint64 count, bytes32 datasetHash)",
  "function register() view returns (address)",
] as const;

/** `IRegister`, with the root of a legacy register, its domain (ERC-5267) and its offices. */
export const REGISTER_ABI = [
  ...MANAGED_ABI,
  "event Assessed(bytes32 indexed digest, bytes32 indexed subdivision, address ruleset, uint256 amount)",
  "event Closed(bytes32 indexed entry, bytes32 indexed digest)",
  "event EIP712DomainChanged()",
  "event Granted(bytes32 indexed digest, bytes16 indexed applicant, bytes32 statusesAndAssurances, bytes application)",
  "event Inadmissible(uint256 indexed item, bytes32 indexed applicationHash, bytes reason)",
  "event LegacyRootAdopted(bytes32 indexed root)",
  "event Recorded(bytes32 indexed entry, bytes32 indexed digest, bytes record)",
  `event Refused(bytes32 indexed digest, bytes16 indexed applicant, bytes32 indexed eId, bytes32 subdivision, address ruleset, bytes bodies, bytes application, ${CIRCUMSTANCES} circumstances, ${FINDING}[] findings, bytes32 remedy, uint16 remedyDays)`,
  "event Republished(bytes32 indexed entry, bytes record)",
  "event Restored(bytes32 indexed entry, bytes32 indexed caseEntry)",
  "event SetAside(bytes32 indexed digest, bytes32 indexed eId, bytes32 indexed caseEntry)",
  "event Spared(bytes32 indexed digest, bytes32 indexed subdivision, bytes32 indexed eId)",
  "event StatusChanged(bytes32 indexed entry, uint8 status, bytes32 indexed instrument)",
  "event Withdrawn(bytes32 indexed digest, bytes16 indexed person)",
  "function adoptLegacyRoot(bytes32 root)",
  "function decide(bytes application, bytes evidence) returns (bool granted)",
  "function decideBatch(bytes[] applications, bytes[] evidences, uint256 gasEach)",
  "function decisionOn(bytes32 digest) view returns (bytes32)",
  "function digestOf(bytes application, bytes31[] from) view returns (bytes32)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
  `function explain(bytes application, bytes evidence) view returns (${RULING} ruling, ${FINDING}[] findings)`,
  "function freeze(bytes32 entry, bytes32 instrument)",
  "function legacyRoot() view returns (bytes32)",
  "function release(bytes32 entry, bytes32 instrument)",
  "function republish(bytes32 entry, bytes record)",
  "function restore(bytes32 entry, bytes present, bytes previous, address basis, bytes32 caseEntry)",
  "function setAside(bytes32 digest, bytes32 eId, bytes32 caseEntry)",
  "function setPending(bytes32[] entries, bool pending, bytes32 caseEntry)",
  "function slotOf(bytes32 entry) view returns (bytes32)",
  "function withdraw(bytes application, bytes31[] from, uint256 index, bytes signer, bytes signature)",
] as const;

/** `ILodgedRegister`: a register in which applications are lodged. */
export const LODGED_REGISTER_ABI = [
  "event Received(bytes32 indexed digest, bytes16 indexed applicant, bytes application)",
  "function discretions() view returns (address)",
  "function lodge(bytes32 digest, bytes32[] entries)",
  "function lodgeSigned(bytes application, bytes evidence)",
  "function lodgingBook() view returns (address)",
  "function strike(bytes32 entry, uint256 number, bytes32 instrument)",
] as const;

/** `ILodgingBook`. */
export const LODGING_BOOK_ABI = [
  "event Lodged(address indexed register, bytes32 indexed entry, bytes32 indexed digest, uint256 number, bytes32 lodger)",
  "event LodgingEnded(address indexed register, bytes32 indexed entry, uint256 number)",
  "function conclude(bytes32 entry, bytes32 digest) returns (bool free)",
  "function endStale(address register, bytes application, bytes31[] from)",
  "function firstOn(address register, bytes32 entry) view returns (bytes16 mark, uint256 number, uint256 instant, uint32 lastDay)",
  "function lodge(bytes32 entry, bytes32 digest, bytes32 lodger, uint8 way)",
  "function receivedAt(address register, bytes32 digest) view returns (uint256 instant)",
  "function receiveSigned(bytes32 digest) returns (uint8 way)",
  "function requireTurn(bytes32 digest, bytes application) view",
  "function strike(bytes32 entry, uint256 number)",
] as const;

const DISCRETION = "(uint64 office, uint8 officers, uint16 silenceDays)";
const OPINION =
  "(address register, bytes32 subdivision, bytes32 eId, bytes16 officer, uint32 keyVersion, bytes32 reasons)";

/** `IDiscretions`. */
export const DISCRETIONS_ABI = [
  "event OpinionGiven(bytes32 indexed digest, bytes32 indexed eId, bytes16 indexed officer, bool approves, bytes32 reasons, uint8 exercise)",
  "event Recused(bytes32 indexed digest, bytes16 indexed officer, bytes32 reasons)",
  `function decide(${OPINION} opinion, bool approves, bytes application, bytes31[] from, bytes signer, bytes signature)`,
  "function exerciseOf(bytes32 digest, bytes32 subdivision, address ruleset, bytes32 eId) view returns (uint8)",
  "function hasTakenPart(address register, bytes32 digest, bytes16 officer, address seat) view returns (bool)",
  `function recuse(${OPINION} opinion, bytes application, bytes31[] from, bytes signer, bytes signature)`,
] as const;

/** `LandRegister`. */
export const LAND_REGISTER_ABI = [
  ...REGISTER_ABI,
  ...LODGED_REGISTER_ABI,
  "function MAXIMUM_RRRS() view returns (uint256)",
  "function MAXIMUM_SHARES() view returns (uint256)",
  "function MAXIMUM_SPATIAL_UNITS() view returns (uint256)",
] as const;

/** `ISuccessor`: a register that takes the place of another. */
export const SUCCESSOR_ABI = [
  "event InheritedFreezeEnded(bytes32 indexed entry, bytes32 indexed instrument)",
  "function predecessor() view returns (address)",
] as const;

/** `SucceedingLandRegister`. */
export const SUCCEEDING_LAND_REGISTER_ABI = [...LAND_REGISTER_ABI, ...SUCCESSOR_ABI] as const;

/** `CaseRegister`. */
export const CASE_REGISTER_ABI = [
  ...REGISTER_ABI,
  "function MAXIMUM_PARTICIPANTS() view returns (uint256)",
  "function entryOf(address register, bytes32 contested, bytes16 objector) pure returns (bytes32)",
  "function execute(bytes32 entry, bytes record, bytes present, bytes previous)",
] as const;

/** `ElectionRegister`. */
export const ELECTION_REGISTER_ABI = [
  ...REGISTER_ABI,
  "function box() view returns (address)",
  "function ceremony() view returns (address)",
  "function districtOf(bytes32 election, uint16 number) pure returns (bytes32)",
  "function objectionOf(bytes32 district, uint8 about, bytes16 objector, uint32 republished) pure returns (bytes32)",
  "function referendums() view returns (address)",
  "function republishedOf(bytes32 district) view returns (uint32)",
  "function undecidedOf(bytes32 district, uint8 about) view returns (uint32)",
] as const;

/** `IPersons`. */
export const PERSONS_ABI = [
  "event AssuranceConfirmed(bytes16 indexed person, bytes32 indexed instrument, bytes32 slot)",
  "event DeathRecorded(bytes16 indexed person, bytes32 indexed instrument, bytes32 slot)",
  "event Enrolled(bytes16 indexed person, bytes32 slot)",
  "event EnrolledBatch(bytes16[] persons, bytes32[] slots)",
  "event Frozen(bytes16 indexed person, bytes32 indexed instrument, bytes32 slot)",
  "event KeyChanged(bytes16 indexed person, bytes32 slot)",
  "event KeyVersionRaised(bytes16 indexed person, bytes32 slot)",
  "event Released(bytes16 indexed person, bytes32 indexed instrument, bytes32 slot)",
  "event VerifierAllowed(address indexed verifier, bool allowed)",
  "function allowVerifier(address verifier, bool allowed)",
  "function changeKey(bytes16 person, bytes oldSigner, bytes newSigner, bytes signature, bytes newSignature)",
  "function confirmAssurance(bytes16 person, uint32 keyVersion, uint8 assurance, bytes32 instrument)",
  "function enrol(bytes16 person, uint8 assurance, bytes signer)",
  "function enrolBatch(uint8 assurance, address verifier, bytes16[] persons, bytes keys)",
  "function freeze(bytes16[] persons, bytes32 instrument)",
  "function isAllowed(address verifier) view returns (bool)",
  "function raiseKeyVersion(bytes16 person, bytes signer, bytes signature)",
  "function recordDeaths(bytes16[] persons, bytes32 instrument)",
  "function release(bytes16[] persons, bytes32 instrument)",
  "function slotsOf(bytes16[] persons) view returns (bytes32[] slots)",
  "function wordsOf(bytes list, uint256 stride) view returns (bytes words)",
] as const;

/** `ICompetence`, which the Gazette has too. */
export const COMPETENCE_ABI = [
  "event Entrusted(bytes32 indexed key, address indexed register, address indexed before)",
  "function entrust(bytes32[] keys, address register)",
  "function isEntrusted(address register) view returns (bool)",
  "function registerOf(bytes32 key) view returns (address)",
] as const;

/** `IJudgments`, which the Gazette has too. */
export const JUDGMENTS_ABI = [
  "event RulesetCorrected(bytes32 indexed key, uint256 indexed index, address corrected, address ruleset, bytes32 reasons)",
  "event TextCorrected(string eli, uint32 documentDate, bytes32 published, bytes32 textHash, bytes32 reasons)",
  "event VersionAdded(bytes32 indexed key, address ruleset, uint32 from, uint32 until, uint32 addedOn)",
  "event VersionAnnulled(bytes32 indexed key, uint256 indexed index, uint8 indexed annulment, uint32 from, bytes32 reasons)",
  "event VersionSuspended(bytes32 indexed key, uint256 indexed index, uint32 from, uint32 until, bytes32 reasons)",
  "function annul(bytes32 key, uint256 index, uint8 annulment, bytes32 reasons)",
  "function correctedOn(address ruleset) view returns (uint32)",
  "function correctRuleset(string name, uint256 index, address ruleset, bytes32 reasons)",
  "function correctText(string eli, uint32 documentDate, bytes32 textHash, bytes32 reasons)",
  "function enactedTextHash(string eli, uint32 documentDate) view returns (bytes32)",
  "function suspend(bytes32 key, uint256 index, uint32 until, bytes32 reasons)",
] as const;

/** `IGazette`, with the calendar. */
export const GAZETTE_ABI = [
  `event CalendarPublished(uint16 indexed year, ${CALENDAR} calendar)`,
  "event Enacted(bytes32 indexed enactmentId, string eli, uint32 documentDate, bytes32 textHash, bytes32 basisKey, bytes32 basisEId, bytes32 callsHash)",
  "event HolidayProclaimed(uint32 indexed date)",
  "event ProvisionEnacted(bytes32 indexed key, bytes32 indexed enactmentId, string subdivision, address ruleset, uint32 from, uint32 until, uint32 enactedOn)",
  "function callsOf(bytes32 enactmentId) view returns (bytes32 callsHash, uint64 enactedAt, uint32 enactedOn)",
  "function dateOf(uint64 instant) view returns (uint32)",
  `function enact(${ENACTMENT} enactment) returns (bytes32 enactmentId)`,
  `function history(bytes32 key) view returns (${VERSION}[])`,
  `function inForce(bytes32 key) view returns (${VERSION} version, uint32 on)`,
  `function inForceAsKnown(bytes32 key, uint32 on, uint32 known) view returns (${VERSION} version)`,
  `function inForceOn(bytes32 key, uint32 on) view returns (${VERSION} version)`,
  "function inForceToday(bytes32 key) view returns (bytes32)",
  "function isWorkingDay(uint32 date) view returns (bool)",
  "function orderedBefore(bytes32 enactmentId) view returns (bytes32)",
  "function proclaimHoliday(uint32 date)",
  `function publishCalendar(uint16 year, ${CALENDAR} calendar)`,
  "function textHash(string eli, uint32 documentDate) view returns (bytes32)",
  "function today() view returns (uint32)",
  "function workingDaysUntil(uint32 date) view returns (uint256)",
  "function workingDaysAfter(uint32 date, uint16 n) view returns (uint32)",
] as const;

/** `IStandstill`, which the Gazette is, too. */
export const STANDSTILL_ABI = [
  "event StandstillProclaimed(uint32 indexed from, uint16 count)",
  "function proclaimStandstill(uint32 from, uint16 count)",
  "function recentDays() view returns (uint256 workingDays, uint256 standstill)",
] as const;

/** `IRuleset`. */
export const RULESET_ABI = [
  `function discretion(bytes32 eId) pure returns (${DISCRETION})`,
  "function eli() pure returns (string)",
  `function evaluate(bytes bodies, bytes application, ${CIRCUMSTANCES} circumstances) pure returns (${OUTCOME})`,
  `function findings(bytes bodies, bytes application, ${CIRCUMSTANCES} circumstances) pure returns (${FINDING}[])`,
  "function remedy() pure returns (bytes32 eId, uint16 periodDays)",
] as const;

const CEREMONY_TERMS =
  "(address[] trustees, uint8 threshold, uint8 mostAttempts, uint32 commitmentSeconds, uint32 pointSeconds, uint32 shareSeconds, uint32 complaintSeconds)";
const TRUSTEE_MESSAGE = "(bytes32 election, uint8 attempt, uint8 trustee, bytes content, bytes signature)";

/** `IKeyCeremony`: how trustees make the key of an election. */
export const KEY_CEREMONY_ABI = [
  "event AttemptBegun(bytes32 indexed election, uint8 indexed attempt, address[] trustees, uint64 deadline)",
  `event CeremonyBegun(bytes32 indexed election, ${CEREMONY_TERMS} terms)`,
  "event CeremonyFailed(bytes32 indexed election, uint8 attempt)",
  "event ComplaintDecided(bytes32 indexed election, uint8 indexed attempt, uint8 dealer, uint8 complainer, bool upheld)",
  "event KeyFixed(bytes32 indexed election, uint8 indexed attempt, uint8 threshold, bytes points)",
  "event MessageAccepted(bytes32 indexed election, uint8 indexed attempt, uint8 indexed stage, uint8 trustee, bytes content, bytes signature)",
  "event StageBegun(bytes32 indexed election, uint8 indexed attempt, uint8 indexed stage, uint64 deadline)",
  "event TrusteeAppointed(bytes32 indexed election, uint8 indexed attempt, uint8 trustee, address account, uint64 deadline)",
  "event TrusteeExcluded(bytes32 indexed election, uint8 indexed attempt, uint8 trustee, address indexed account)",
  "function appoint(bytes32 election, address trustee)",
  "function attemptOf(bytes32 election) view returns (uint8 attempt, address[] trustees, uint64 deadline, uint256 delivered)",
  `function begin(bytes32 election, ${CEREMONY_TERMS} terms)`,
  `function commit(${TRUSTEE_MESSAGE} message)`,
  `function complain(${TRUSTEE_MESSAGE} message, (bytes points, bytes shares, bytes key) evidence)`,
  `function deal(${TRUSTEE_MESSAGE} message)`,
  "function endPeriod(bytes32 election)",
  "function fix(bytes32 election, bytes points)",
  "function keyOf(bytes32 election) view returns ((uint256 x, uint256 y, uint8 threshold, uint8 trustees))",
  `function publish(${TRUSTEE_MESSAGE} message)`,
  "function shareKeyOf(bytes32 election, uint256 trustee) view returns (uint256 x, uint256 y)",
  "function stageOf(bytes32 election) view returns (uint8)",
] as const;

const POLL = "(bytes32 election, bytes32 roll, uint32 voters, bool anonymousVoters)";
const CONTEST =
  "(bytes32 election, bytes32 district, bytes32 contest, (uint8 ciphertexts, uint8 total, bool lastImplicit) rule, bytes32 candidates, bytes32 roll, uint256 keyX, uint256 keyY)";
const SCHEDULE = "(uint64 opens, uint64 closes, bool paused)";
const PAPER = "(bytes ballots, bytes credential)";

/** `BallotBox`: polls, papers and counts, with its domain (ERC-5267) and its offices. */
export const BALLOT_BOX_ABI = [
  ...MANAGED_ABI,
  "event AddedUp(bytes32 indexed poll, bytes32 at)",
  "event Annulled(bytes32 indexed poll)",
  "event Cast(bytes32 indexed poll, uint256 indexed voter, bytes ballots, bytes credential)",
  "event CastAtStation(bytes32 indexed poll, uint256 indexed voter, uint64 seq)",
  "event Counted(bytes32 indexed poll, uint256 indexed contest, uint256[] counts)",
  "event Decrypted(bytes32 indexed poll, uint256 indexed contest, uint256 indexed trustee, bytes proof)",
  "event EIP712DomainChanged()",
  "event Inadmissible(bytes32 indexed poll, uint256 indexed item, bytes32 ballots, bytes reason)",
  `event Prepared(bytes32 indexed poll, ${POLL} conditions, ${CONTEST}[] contests)`,
  `event Scheduled(bytes32 indexed election, ${SCHEDULE} schedule)`,
  "event TallyPermitted(bytes32 indexed poll)",
  "event Totalled(bytes32 indexed poll, bytes totals)",
  "function add(bytes32 poll, bytes terms, bytes32 before, bytes ballots, bytes sums)",
  "function annul(bytes32 poll)",
  "function begin(bytes32 poll, bytes terms, uint256[4] dummy)",
  `function cast(bytes32 poll, bytes terms, ${PAPER} paper)`,
  `function castEach(bytes32 poll, bytes terms, ${PAPER}[] papers)`,
  "function count(bytes32 poll, bytes terms, uint256 contest, bytes totals, uint256[] trustees, bytes shares, uint256[] counts)",
  "function decrypt(bytes32 poll, bytes terms, uint256 contest, bytes totals, uint256 trustee, bytes proof)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
  "function finish(bytes32 poll, bytes terms, bytes sums)",
  "function headOf(bytes32 poll) view returns (bytes32 head)",
  "function nextSeqOf(bytes32 poll, uint256 voter) view returns (uint64 seq)",
  "function permitTally(bytes32 poll)",
  `function prepare(bytes32 poll, ${POLL} conditions, ${CONTEST}[] contests)`,
  "function resultOf(bytes32 poll, uint256 contest) view returns (bytes32 hash)",
  `function schedule(bytes32 election, ${SCHEDULE} times)`,
  `function scheduleOf(bytes32 election) view returns (${SCHEDULE})`,
  "function turnoutOf(bytes32 poll) view returns (uint256 voters)",
] as const;

/** `AnonymousRoll`, with Semaphore's verifier. */
export const ANONYMOUS_ROLL_ABI = [
  "function depth() view returns (uint256)",
  "function requireEligible((bytes32 election, bytes32 roll, uint256 voter, bytes32 digest) claim, bytes credential) view",
  "function scopeOf(address box, bytes32 election) view returns (bytes32 scope)",
  "function verifyProof(uint256[2] _pA, uint256[2][2] _pB, uint256[2] _pC, uint256[4] _pubSignals, uint256 merkleTreeDepth) view returns (bool)",
] as const;

/** `PollingStations`. */
export const POLLING_STATIONS_ABI = [
  "event EIP712DomainChanged()",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
  "function offices() view returns (address)",
  "function requireEligible((bytes32 election, bytes32 roll, uint256 voter, bytes32 digest) claim, bytes credential) view",
] as const;
