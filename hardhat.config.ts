import { createRequire } from "node:module";
import path from "node:path";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import { compilationPlugin } from "./scripts/build/compilationPlugin.ts";

const require = createRequire(import.meta.url);

/** solc as an npm package (WASM): nothing is downloaded. Cancun opcodes run on every permissioned EVM we know of. */
const compiler = {
  version: "0.8.30",
  path: require.resolve("solc/soljson.js"),
  settings: {
    viaIR: true,
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 200 },
  },
};

/**
 * The compiler's own sequence of steps, with the inlining gone through once more at its end: of a transfer it takes 1,300
 * gas, where more runs of the optimizer would make the registers larger than a chain takes.
 */
const INLINED_TWICE =
  "dhfoDgvulfnTUtnIf[xa[r]EscLMcCTUtTOntnfDIulLculVcul [j]Tpeulxa[rul]xa[r]cLgvifCTUca[r]LSsTFOtfDnca[r]Iulc]jmul[jul] VcTOcul jmul gvif[gvifcul]xa[r]EscLMcCTUtTOntnfDIulLculVcul:fDnTOcmu";

/**
 * What comes near the size that a chain takes is compiled by itself: together with everything else the optimizer, whose
 * choices depend on all it is given, makes it larger. What makes each a build of its own is another number of runs; the
 * successor of the land register and Part 10 of its act are made for size, the ballot box for the gas of a ballot, and
 * what takes part in every transfer, or in every case, is inlined twice; where there is room, with as many runs as the ballot box.
 */
const overrides = {
  "contracts/civil/Persons.sol": inlinedTwice(20_000),
  "contracts/land/LandRegister.sol": inlinedTwice(199),
  "contracts/land/LandRegistrationActPart2.sol": inlinedTwice(20_000),
  "contracts/land/LandRegistrationActPart3.sol": inlinedTwice(200),
  "contracts/land/LandRegistrationActPart10.sol": withRuns(1),
  "contracts/land/LandRegistrationActPart10Of20160105.sol": withRuns(1),
  "contracts/land/LandRegistrationActPart11.sol": withRuns(1),
  "contracts/land/LandTransactionDutyActPart2.sol": inlinedTwice(20_000),
  "contracts/land/SucceedingLandRegister.sol": withRuns(1),
  "contracts/procedure/CaseRegister.sol": inlinedTwice(198),
  "contracts/voting/BallotBox.sol": withRuns(20_000),
};

function withRuns(runs: number) {
  return { ...compiler, settings: { ...compiler.settings, optimizer: { enabled: true, runs } } };
}

function inlinedTwice(runs: number) {
  const yulDetails = { stackAllocation: true, optimizerSteps: INLINED_TWICE };
  const optimizer = { enabled: true, runs, details: { yul: true, yulDetails } };
  return { ...compiler, settings: { ...compiler.settings, optimizer } };
}

export default defineConfig({
  plugins: [toolbox, compilationPlugin],
  paths: { tests: { mocha: "test", solidity: "test" }, ignition: "deploy" },
  typechain: { outDir: path.join(import.meta.dirname, "typechain-types") },
  networks: {
    default: { type: "edr-simulated", hardfork: "osaka" },
    // The address is given by whoever connects: see scripts/deploy.
    rpc: { type: "http", url: "http://127.0.0.1:8545" },
  },
  // Machines are shared: how long a test takes says nothing about the code.
  test: { mocha: { timeout: 0 } },
  solidity: {
    npmFilesToBuild: ["P256", "RSA", "WebAuthn"].map(
      (kind) => `@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913${kind}Verifier.sol`,
    ),
    profiles: {
      default: { compilers: [compiler], overrides },
      production: { compilers: [compiler], overrides },
    },
  },
});
