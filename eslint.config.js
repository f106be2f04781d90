import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "artifacts/",
      "cache/",
      "coverage/",
      "typechain-types/",
      "/report/",
      "deploy/deployments/",
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-explicit-any": "error",
    },
  },
  {
    files: ["sdk/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["node:*", "hardhat*", "fs", "path"] }] },
  },
  {
    // The auditor shares no code with what it audits: its own files, libraries, and the interfaces of contracts.
    files: ["sdk/voting/audit/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["node:*", "hardhat*", "fs", "path"] },
            {
              regex: "^\\.\\./(?!\\.\\./abi\\.ts$)",
              message: "The auditor shares no code with what makes ballots, rolls and keys.",
            },
            {
              regex: "^@noble/curves/secp256k1",
              message: "Ballots are made by this; the auditor has libsecp256k1.",
            },
          ],
        },
      ],
    },
  },
);
