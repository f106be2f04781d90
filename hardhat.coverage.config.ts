import base from "./hardhat.config.ts";

/** Coverage compiles instrumented code: artifacts and cache of its own, so that those of the build stay what is deployed. */
export default {
  ...base,
  paths: { ...base.paths, artifacts: "coverage/artifacts", cache: "coverage/cache" },
};
