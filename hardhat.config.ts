import { createRequire } from "node:module";
import path from "node:path";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

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
 * The land register is compiled by itself: together with everything else the optimizer, whose choices depend on all it is
 * given, makes it larger than a chain takes. What makes it a build of its own is another number of runs.
 */
const overrides = {
  "contracts/land/LandRegister.sol": {
    ...compiler,
    settings: { ...compiler.settings, optimizer: { enabled: true, runs: 199 } },
  },
};

export default defineConfig({
  plugins: [toolbox],
  paths: { tests: { mocha: "test", solidity: "test" }, ignition: "deploy" },
  typechain: { outDir: path.join(import.meta.dirname, "typechain-types") },
  networks: {
    default: { type: "edr-simulated", hardfork: "osaka" },
    // The address is given by whoever connects: see scripts/deploy.
    rpc: { type: "http", url: "http://127.0.0.1:8545" },
  },
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
