import tseslint from "typescript-eslint";

/** What only Node has. */
const NODE_GLOBALS = [
  ...["process", "Buffer", "global", "require", "module", "exports", "__dirname", "__filename"],
  ...["setImmediate", "clearImmediate"],
];
const IN_BROWSERS = "The sdk runs in browsers, which do not have this.";

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
    rules: {
      "no-restricted-imports": ["error", { patterns: ["node:*", "hardhat*", "fs", "path"] }],
      // A library's types bring Node's with them, so that the compiler takes its globals for the platform's.
      "no-restricted-globals": ["error", ...NODE_GLOBALS.map((name) => ({ name, message: IN_BROWSERS }))],
      "no-restricted-properties": [
        "error",
        ...NODE_GLOBALS.map((property) => ({ object: "globalThis", property, message: IN_BROWSERS })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "TSQualifiedName[left.name='NodeJS']", message: IN_BROWSERS },
      ],
    },
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
