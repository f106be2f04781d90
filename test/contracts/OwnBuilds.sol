// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

// Contracts that have builds of their own (hardhat.config.ts). Imported here, they are in the build of everything else, too:
// so one build has all sources, and static analysis sees what each is used for.
import {LandRegistrationActPart10Of20160105} from "../../contracts/land/LandRegistrationActPart10Of20160105.sol";
import {LandRegistrationActPart11} from "../../contracts/land/LandRegistrationActPart11.sol";
import {SucceedingLandRegister} from "../../contracts/land/SucceedingLandRegister.sol";
import {BallotBox} from "../../contracts/voting/BallotBox.sol";
