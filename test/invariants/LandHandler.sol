// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {IRegister} from "../../contracts/law/IRegister.sol";
import {NO_END} from "../../contracts/law/LegalTime.sol";
import {Offices} from "../../contracts/law/Offices.sol";
import {Cast} from "./Cast.sol";
import {Draft, Drafts} from "./Draft.sol";
import {Filing} from "./Hearings.sol";
import {LegacyTitles} from "./LegacyTitles.sol";
import {Officials} from "./Officials.sol";
import {State} from "./Republic.sol";
import {Officers} from "./Statutes.sol";
import {VM} from "./Vm.sol";

/// @title All that happens in the republic: citizens, offices, and those who cheat
/// @notice Here are the cheats. Each asserts that it did not work.
contract LandHandler is Officials {
    using Drafts for Draft;

    address private immutable _deployer = msg.sender;

    constructor(State memory state) Officials(state) {}

    /* OLD APPLICATIONS */

    /// @notice An application that was decided is handed in again, as it was.
    function replay(uint256 seed) external acting(seed) {
        if (_decided.length == 0) return;
        Filing memory filing = _decided[_random(_decided.length)];
        bool granted = _granted[filing.digest];
        _mustFail(filing, granted ? 11 : 9, granted ? "granted replayed" : "refused replayed");
    }

    /// @notice The same with the records of today, so that only the signatures are old.
    function replayOnPresentRecord(uint256 seed) external acting(seed) {
        if (_decided.length == 0) return;
        Filing memory old = _decided[_random(_decided.length)];
        bytes32 entry = _firstEntry(old.application);
        if (_commitment(entry) == old.from[0] || old.from.length != 1) return;
        bytes memory record = _record(entry);
        old.witnesses = abi.encodePacked(uint16(record.length), record, uint8(0));
        _mustFail(old, 11, "replayed on the present record");
    }

    /// @notice A signatory withdraws an application; afterwards it is handed in.
    function withdraw(uint256 seed) external acting(seed) {
        Draft memory draft = _draftTransfer(_someEntry());
        Filing memory filing = _file(draft);
        uint256 person = 0;
        while (draft.capacities[person] == 0) ++person;
        bytes32 withdrawal = keccak256(
            abi.encode(keccak256("Withdrawal(bytes32 application)"), filing.digest)
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", _registerDomain(), withdrawal));
        bytes memory signer = abi.encodePacked(Cast.account(person));
        bytes memory signature = Cast.sign(person, digest);
        try _state.register.withdraw(filing.application, filing.from, 0, signer, signature) {
            _mustFail(filing, 9, "withdrawn handed in");
        } catch {
            _reach("withdrawal inadmissible");
        }
    }

    /* RECORDS AND PROOFS */

    /// @notice A record that was true once, signed by all.
    function showStaleRecord(uint256 seed) external acting(seed) {
        bytes32 entry = _someEntry();
        bytes[] storage records = _ghosts[entry].records;
        if (records.length < 2) return;
        (bytes[] memory shown, bytes[] memory proofs) = (new bytes[](1), new bytes[](1));
        uint256 version = _random(records.length - 1);
        (shown[0], proofs[0]) = (records[version], version == 0 ? _proof(entry) : bytes(""));
        _mustFail(_fileWith(_draftTransfer(entry), shown, proofs), version == 0 ? 5 : 4, "stale record");
    }

    /// @notice A record that was never true: of the entry or of none, with another's proof, a changed one or none.
    function forgeProof(uint256 seed) external acting(seed) {
        (bytes[] memory shown, bytes[] memory proofs) = (new bytes[](1), new bytes[](1));
        uint256 index = _random(LegacyTitles.COUNT);
        bytes32 entry = LegacyTitles.entry(index);
        (shown[0], proofs[0]) = (LegacyTitles.record(index), _legacyProofs[index]);
        uint256 pick = _random(5);
        if (pick == 0) entry = bytes32(uint256(entry) + 1);
        if (pick == 1) entry = bytes32(uint256(entry) | (1 << 255));
        if (pick == 2) proofs[0] = _legacyProofs[(index + 1) % LegacyTitles.COUNT];
        if (pick == 3) proofs[0] = "";
        if (pick == 4) shown[0][64 + 12 + 40 + 15] ^= 0x01;
        if (pick != 4 && _state.register.slotOf(entry) != 0) return;
        Draft memory draft = _draft(entry, 0);
        for (uint256 i = 0; i < Cast.CITIZENS; ++i) draft.capacities[i] = Drafts.OWN_BEHALF;
        draft.transfer(0, uint8(index % 5), uint8((index + 2) % 5), 1, 0, "GBP", _today());
        _mustFail(_fileWith(draft, shown, proofs), 5, "forged proof");
    }

    /// @notice A legacy record that is under the root and yet no record as the register keeps them.
    function showSpoiltRecord(uint256 seed) external acting(seed) {
        uint256 index = _oneIn(2) ? LegacyTitles.SPOILT_SHARES : LegacyTitles.SPOILT_VERSION;
        (bytes[] memory shown, bytes[] memory proofs) = (new bytes[](1), new bytes[](1));
        (shown[0], proofs[0]) = (LegacyTitles.record(index), _legacyProofs[index]);
        Draft memory draft = _draft(LegacyTitles.entry(index), 0);
        for (uint256 i = 0; i < Cast.CITIZENS; ++i) draft.capacities[i] = Drafts.OWN_BEHALF;
        draft.transfer(0, uint8(index % 5), uint8((index + 2) % 5), 1, 0, "GBP", _today());
        bool shares = index == LegacyTitles.SPOILT_SHARES;
        _mustFail(_fileWith(draft, shown, proofs), shares ? 1 : 4, "spoilt legacy record");
    }

    /* SIGNATURES */

    /// @notice One signature is another's, made under another key version, of another application, or missing.
    function forgeSignature(uint256 seed) external acting(seed) {
        Draft memory draft = _draftTransfer(_someEntry());
        uint256 person = _random(Cast.SIZE);
        while (draft.capacities[person] == 0) person = (person + 1) % Cast.SIZE;
        uint256 pick = _random(5);
        if (pick == 0 && _oneIn(2)) draft.keyVersions[person] += 2;
        if (pick == 0) --draft.keyVersions[person];
        if (pick == 1) draft.capacities[person] = draft.capacities[person] == 1 ? 2 : 3;
        if (pick == 2) draft.deadline = _today() - 1;
        Filing memory filing = _file(draft);
        if (pick == 3) filing.signatures = _sign(draft, filing.digest, person);
        if (pick == 4) filing.signatures = _sign(draft, keccak256("another"), Cast.SIZE);
        _mustFail(filing, 12, "forged signature");
    }

    /// @notice A byte is changed after everyone has signed; where the signatories could not have seen it, it means nothing.
    function changeAfterSigning(uint256 seed) external acting(seed) {
        Filing memory filing = _file(_draftTransfer(_someEntry()));
        uint256 at = _random(filing.application.length);
        filing.application[at] ^= bytes1(uint8(1 << _random(8)));
        try _state.register.digestOf(filing.application, filing.from) returns (bytes32 digest) {
            _require(digest != filing.digest, 12, "two applications of one digest");
        } catch {
            _reach("malformed");
        }
        _mustFail(filing, 12, "changed after signing");
    }

    /* POWER */

    /// @notice The founder, the deployer or a citizen does what only offices may.
    function usurp(uint256 seed) external acting(seed) {
        address[3] memory usurpers = [Officers.FOUNDER, _deployer, Cast.account(0)];
        uint256 pick = _random(6);
        bytes memory data = abi.encodeCall(IRegister.freeze, (_someEntry(), keccak256("order")));
        if (pick == 1) data = abi.encodeCall(IRegister.release, (_someEntry(), keccak256("order")));
        if (pick == 2) data = abi.encodeCall(_state.register.adoptLegacyRoot, ("root"));
        address target = address(_state.register);
        address usurper = usurpers[_random(3)];
        if (pick > 2) target = address(_state.offices);
        if (pick == 3) data = abi.encodeCall(Offices.appoint, (1, usurper, PersonId.wrap(0), NO_END, 0));
        if (pick == 4) data = abi.encodeCall(_state.offices.grantRole, (0, usurper, 0));
        if (pick == 5) {
            target = address(_state.executive);
            data = abi.encodeWithSignature(
                "found((string,uint32,bytes32,(string,address,uint32,uint32)[],bytes32,bytes32,(address,bytes)[])[],(address,bytes)[])",
                new bytes[](0),
                new bytes[](0)
            );
        }
        VM.prank(usurper);
        (bool success, ) = target.call(data);
        _require(!success, 10, "power was usurped");
        _reach("usurpation failed");
    }

    function _firstEntry(bytes memory application) private pure returns (bytes32 entry) {
        for (uint256 i = 8; i < 40; ++i) entry = (entry << 8) | bytes32(uint256(uint8(application[i])));
    }

    function _registerDomain() private view returns (bytes32) {
        bytes32 domain = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        address register = address(_state.register);
        return
            keccak256(
                abi.encode(domain, keccak256("Land Register"), keccak256("1"), block.chainid, register)
            );
    }
}
