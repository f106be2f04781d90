import { availableParallelism } from "node:os";
import type { HookContext } from "hardhat/types/hooks";
import type { HardhatPlugin } from "hardhat/types/plugins";
import { noticeCompilation } from "./compilationNotice.ts";

/**
 * Hardhat's builds, from whichever task, use every processor, where Hardhat leaves one idle, and say what the compiler is doing.
 * Where everything is up to date the compiler is not called, and nothing is said.
 */
export const compilationPlugin: HardhatPlugin = {
  id: "compilation-notice",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        build: async (context: HookContext, files, options, next) =>
          next(context, files, { ...options, concurrency: availableParallelism() }),
        invokeSolc: async (context: HookContext, compiler, input, config, next) => {
          const done = noticeCompilation(Object.keys(input.sources).length, config.version);
          return next(context, compiler, input, config).finally(done);
        },
      }),
    }),
  },
};
