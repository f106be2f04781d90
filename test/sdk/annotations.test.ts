import { createRequire } from "node:module";
import { expect } from "chai";
import {
  type AstNode,
  checkAnnotations,
  findImpureDeclarations,
  findImpureOpcodes,
  readAnnotations,
} from "../../sdk/ruleset/index.ts";
import { parseStatute } from "../../sdk/statute/index.ts";

interface CompilerOutput {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly sources: Readonly<Record<string, { readonly ast: AstNode }>>;
  readonly contracts: Readonly<
    Record<string, Readonly<Record<string, { evm: { deployedBytecode: { object: string } } }>>>
  >;
}

/** Loaded on first use: the compiler is large. */
function compile(source: string): { ast: AstNode; runtime: (contract: string) => string } {
  const solc = createRequire(import.meta.url)("solc") as { compile: (input: string) => string };
  const input = {
    language: "Solidity",
    sources: { "Rules.sol": { content: source } },
    settings: {
      viaIR: true,
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 500 },
      outputSelection: { "*": { "": ["ast"], "*": ["evm.deployedBytecode.object"] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as CompilerOutput;
  const failed = output.errors?.find(({ severity }) => severity === "error");
  if (failed) throw new Error(failed.formattedMessage);
  const ast = output.sources["Rules.sol"]?.ast;
  if (!ast) throw new Error("no syntax tree");
  return {
    ast,
    runtime: (contract) => output.contracts["Rules.sol"]?.[contract]?.evm.deployedBytecode.object ?? "",
  };
}

const STATUTE = parseStatute(
  `---
eli: /eli/xx/act/2026/7
title: Beehive Act
jurisdiction: xx
language: en
date: 2026-02-01
version: 1
currency: GBP
timezone: Europe/London
---

# Beehive Act

## Part 1 Duty

### Article 1 Rates

(1) A keeper pays on income above
the ceiling within 14 days of 1 April 2016:

| Above | Rate |
| --- | --- |
| £125,000 | 5 % |
| £250,000 | 0.5 % |

(2) A keeper of £5 is exempt.

(3) A keeper has at most 28 hives of ten frames, or 1,000,000 bees, and no more than 4,294,967,295 in all.
`,
  "2026-02-01.en.md",
);

const OTHER = parseStatute(
  `---
eli: /eli/xx/act/2025/1
title: Meadow Act
jurisdiction: xx
language: en
date: 2025-01-01
version: 1
currency: GBP
timezone: Europe/London
---

# Meadow Act

## Part 1 Meadows

### Article 1 Mowing

(1) A meadow is mown within 14 days, by 3 persons.
`,
  "2025-01-01.en.md",
);

const HEAD = ["// SPDX-License-Identifier: MIT", "pragma solidity 0.8.30;"];

/** A contract, after two lines of head and its own line. */
const contract = (...lines: string[]): string => [...HEAD, "contract Rules {", ...lines, "}", ""].join("\n");

/** The findings on a contract, as `line:column code path`. */
function findingsOn(source: string): string[] {
  const findings = checkAnnotations(compile(source).ast, source, STATUTE);
  return findings.map(({ line, column, code, path }) => `${line}:${column} ${code} ${path}`.trim());
}

/** The codes of the findings on one constant, whose tags are given. */
function findingsOnConstant(declaration: string, ...tags: string[]): string[] {
  const source = contract(...tags.map((tag) => `/// @custom:${tag}`), `${declaration};`);
  return checkAnnotations(compile(source).ast, source, STATUTE).map(({ code }) => code);
}

const RULES = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

type Pence is uint64;

/// @notice The duty on hives, in £.
/// @custom:eli /eli/xx/act/2026/7/2026-02-01#part_1
/// @custom:untranslatable art_1__para_2 who keeps – for whom?
contract Rules {
    /// @custom:figure art_1__para_1__table_1__tr_1 "£125,000"
    /// @custom:unit pence
    uint256 internal constant CEILING = 125_000_00;

    /// @custom:effect refuse
    error TooManyHives(uint256 hives);

    /**
     * @notice A keeper pays.
     * @custom:applies art_1__para_1
     * @custom:applies art_1__para_2
     * @custom:quote art_1__para_1 "income above the ceiling within 14 days"
     */
    function pays(uint256 income) external pure returns (bool) {
        /// @custom:technical the smallest
        /// @custom:discretion art_1__para_2
        if (income == 1) return false;
        return income > CEILING;
    }
}
`;

describe("readAnnotations", () => {
  it("returns the tags of contracts, constants, errors, functions and statements, with their lines", () => {
    const { nodes, lost } = readAnnotations(compile(RULES).ast, RULES);
    expect(lost).to.deep.equal([]);
    expect(
      nodes.map(({ path, line, tags }) => [
        path,
        line,
        ...tags.map((tag) => `${tag.line} ${tag.name} ${tag.value}`),
      ]),
    ).to.deep.equal([
      [
        "Rules",
        9,
        "7 eli /eli/xx/act/2026/7/2026-02-01#part_1",
        "8 untranslatable art_1__para_2 who keeps – for whom?",
      ],
      ["Rules.CEILING", 12, '10 figure art_1__para_1__table_1__tr_1 "£125,000"', "11 unit pence"],
      ["Rules.TooManyHives", 15, "14 effect refuse"],
      [
        "Rules.pays",
        23,
        "19 applies art_1__para_1",
        "20 applies art_1__para_2",
        '21 quote art_1__para_1 "income above the ceiling within 14 days"',
      ],
      ["Rules.IfStatement", 26, "24 technical the smallest", "25 discretion art_1__para_2"],
    ]);
  });
});

describe("checkAnnotations", () => {
  it("finds nothing where text, annotations and code agree", () => {
    expect(findingsOn(RULES)).to.deep.equal([]);
  });

  it("finds tags that the compiler drops", () => {
    const source = contract(
      "struct Facts {",
      "    /// @custom:term keeper",
      "    uint256 hives;",
      "}",
      "function f(Facts memory facts) external pure returns (bool) {",
      "    // @custom:technical a plain comment",
      '    string memory text = "// @custom:technical no comment";',
      "    /// @custom:technical kept",
      "    if (facts.hives > 1) { return bytes(text).length > 1; }",
      "    /// @custom:technical dropped",
      "    else { return facts.hives > 0 &&",
      "        /// @custom:technical kept",
      "        facts.hives < 9; }",
      "}",
    );
    expect(findingsOn(source)).to.deep.equal([
      "5:9 tag-lost",
      "9:8 tag-lost",
      "13:9 tag-lost",
      "15:13 tag-lost",
    ]);
  });

  it("tells a dropped tag from the same tag kept elsewhere", () => {
    const source = contract(
      "struct Facts {",
      "    /// @custom:applies art_1__para_1",
      "    uint256 hives;",
      "}",
      "/// @custom:applies art_1__para_1",
      "function f(Facts memory facts) external pure returns (bool) {",
      "    if (facts.hives > 1) { return true; }",
      "    /// @custom:technical one",
      "    else { facts.hives = 2; }",
      "    /// @custom:technical one",
      "    return facts.hives == 2;",
      "}",
    );
    expect(findingsOn(source)).to.deep.equal(["5:9 tag-lost", "11:9 tag-lost"]);
  });

  it("finds tags that it does not know", () => {
    expect(findingsOn(contract("/// @custom:aplies art_1", "function f() external pure {}"))).to.deep.equal([
      "4:5 tag-unknown Rules.f",
    ]);
  });

  it("finds provisions that the statute does not have, whatever cites them", () => {
    const tags = [
      "applies art_9",
      'quote art_9 "x"',
      'figure art_9 "5 %"',
      "exception-to art_9",
      "discretion art_9",
    ];
    const source = contract(...tags.map((tag) => `/// @custom:${tag}`), "function f() external pure {}");
    expect(findingsOn(source)).to.deep.equal(tags.map((_, index) => `${index + 4}:5 eid-unknown Rules.f`));
  });

  it("leaves a provision of another act to that act", () => {
    const source = contract(
      "/// @custom:exception-to /eli/xx/act/2025/1#art_9",
      "function f() external pure {}",
    );
    expect(findingsOn(source)).to.deep.equal([]);
  });

  it("looks a provision of another act up in that act, where it is at hand", () => {
    const citing = (tag: string, declaration = "function f() external pure {}"): string[] => {
      const source = contract(`/// @custom:${tag}`, declaration);
      return checkAnnotations(compile(source).ast, source, STATUTE, [OTHER]).map(({ code }) => code);
    };
    const act = "/eli/xx/act/2025/1";
    expect(citing(`applies ${act}#art_1__para_1`)).to.deep.equal([]);
    expect(citing(`applies ${act}/2025-01-01#art_1__para_1`)).to.deep.equal([]);
    expect(citing(`applies ${act}#art_9`)).to.deep.equal(["eid-unknown"]);
    expect(citing("applies /eli/xx/act/2025/2#art_9")).to.deep.equal([]);
    expect(citing(`quote ${act}#art_1__para_1 "A meadow is mown"`)).to.deep.equal([]);
    expect(citing(`quote ${act}#art_1__para_1 "A keeper pays"`)).to.deep.equal(["quote-not-in-text"]);
    expect(citing(`quote ${act}#art_1__para_1 "by 3 persons"`, "uint256 constant A = 4;")).to.deep.equal([
      "literal-differs",
    ]);
    expect(citing(`figure ${act}#art_1__para_1 "15 days"`, "uint256 constant A = 15;")).to.include(
      "figure-not-in-text",
    );
  });

  it("finds a constant that is not the number it quotes", () => {
    const constant = (value: string, quoted: string, type = "uint256") =>
      findingsOnConstant(`${type} constant A = ${value}`, `quote art_1__para_3 "${quoted}"`);
    expect(constant("28", "at most 28 hives")).to.deep.equal([]);
    expect(constant("27", "at most 28 hives")).to.deep.equal(["literal-differs"]);
    expect(constant("10", "ten frames")).to.deep.equal([]);
    expect(constant("8", "ten frames")).to.deep.equal(["literal-differs"]);
    expect(constant("1_000_000", "1,000,000 bees")).to.deep.equal([]);
    expect(constant("1_000", "1,000,000 bees")).to.deep.equal(["literal-differs"]);
    expect(constant("10", "28 hives of ten frames")).to.deep.equal([]);
    expect(constant("type(uint32).max", "4,294,967,295 in all")).to.deep.equal([]);
    expect(constant("type(uint16).max", "4,294,967,295 in all")).to.deep.equal(["literal-differs"]);
    expect(constant('"hives"', "at most 28 hives", "bytes32")).to.deep.equal(["literal-missing"]);
    expect(constant('"frames"', "frames", "bytes32")).to.deep.equal([]);
    expect(
      findingsOn(contract('/// @custom:quote art_1__para_3 "28 hives"', "uint256 immutable a = 3;")),
    ).to.deep.equal([]);
  });

  it("finds a ruleset that executes another version or no subdivision of it", () => {
    const at = (eli: string): string[] =>
      findingsOn([...HEAD, `/// @custom:eli ${eli}`, "contract Rules {}", ""].join("\n"));
    expect(at("/eli/xx/act/2026/7/2026-02-01")).to.deep.equal([]);
    expect(at("/eli/xx/act/2026/7/2026-02-02#part_1")).to.deep.equal(["3:5 eli-differs Rules"]);
    expect(at("/eli/xx/act/2026/8/2026-02-01#part_1")).to.deep.equal(["3:5 eli-differs Rules"]);
    expect(at("/eli/xx/act/2026/7/2026-02-01#part_9")).to.deep.equal(["3:5 eid-unknown Rules"]);
  });

  it("finds a quotation that is not in the provision", () => {
    const quoting = (tag: string): string[] =>
      findingsOn(contract(`/// @custom:quote ${tag}`, "function f() external pure {}"));
    expect(quoting('art_1__para_2 "is exempt."')).to.deep.equal([]);
    expect(quoting('art_1__para_2 "Is exempt."')).to.deep.equal(["4:5 quote-not-in-text Rules.f"]);
    expect(quoting('art_1__para_1 "is exempt."')).to.deep.equal(["4:5 quote-not-in-text Rules.f"]);
    expect(quoting("art_1__para_2 is exempt.")).to.deep.equal(["4:5 quote-malformed Rules.f"]);
  });

  it("finds a figure that is not the text's", () => {
    const row = "art_1__para_1__table_1__tr_2";
    expect(
      findingsOnConstant("uint256 constant A = 12500000", `figure ${row} "£125,000"`, "unit pence"),
    ).to.deep.equal(["figure-not-in-text"]);
    expect(findingsOnConstant("uint256 constant A = 50000", `figure ${row} "5 %"`, "unit ppm")).to.deep.equal(
      ["figure-not-in-text"],
    );
    expect(
      findingsOnConstant("uint256 constant A = 1", `figure ${row} "£250000"`, "unit pence"),
    ).to.deep.equal(["figure-malformed"]);
    expect(
      findingsOnConstant("uint256 constant A = 1", `figure ${row} £250,000`, "unit pence"),
    ).to.deep.equal(["figure-malformed"]);
  });

  it("finds a constant that is not the figure", () => {
    const tags = ['figure art_1__para_1__table_1__tr_1 "£125,000"', "unit pence"];
    expect(findingsOnConstant("uint256 constant A = 125_000", ...tags)).to.deep.equal(["literal-differs"]);
    expect(findingsOnConstant("uint256 constant A = uint256(bytes32('a'))", ...tags)).to.deep.equal([
      "literal-missing",
    ]);
    expect(
      findingsOnConstant("uint256 constant A = B; uint256 constant B = 12500000", ...tags),
    ).to.deep.equal(["literal-missing"]);
  });

  it("knows a literal in every way to write it", () => {
    const tags = ['figure art_1__para_1__table_1__tr_1 "£125,000"', "unit pence"];
    for (const literal of [
      "125_000_00",
      "125e5",
      "0.125e8",
      "0xBEBC20",
      "125_000 * 100",
      "(12_000_000 + 500_000)",
      "12_500_001 - 1",
      "10 ** 5 * 125",
      "uint64(12_500_000)",
    ]) {
      expect(findingsOnConstant(`uint256 constant A = ${literal}`, ...tags), literal).to.deep.equal([]);
    }
    const wrapped = [...HEAD, "type Pence is uint64;", "contract Rules {"];
    const source = [
      ...wrapped,
      ...tags.map((tag) => `/// @custom:${tag}`),
      "Pence constant A = Pence.wrap(12500000);",
      "}",
    ];
    expect(findingsOn(source.join("\n"))).to.deep.equal([]);
  });

  it("knows every unit, and finds one that does not fit", () => {
    const paragraph = (figure: string): string => `figure art_1__para_1 "${figure}"`;
    expect(findingsOnConstant("uint256 constant A = 14", paragraph("14 days"), "unit days")).to.deep.equal(
      [],
    );
    expect(
      findingsOnConstant("uint256 constant A = 14 days", paragraph("14 days"), "unit days"),
    ).to.deep.equal(["literal-differs"]);
    expect(
      findingsOnConstant("uint256 constant A = 16892", paragraph("1 April 2016"), "unit date"),
    ).to.deep.equal([]);
    expect(findingsOnConstant("uint256 constant A = 5", paragraph("5 %"), "unit percent")).to.deep.equal([]);
    expect(findingsOnConstant("uint256 constant A = 5000", paragraph("0.5 %"), "unit ppm")).to.deep.equal([]);
    expect(findingsOnConstant("uint256 constant A = 0", paragraph("0.5 %"), "unit percent")).to.deep.equal([
      "unit-differs",
    ]);
    expect(findingsOnConstant("uint256 constant A = 14", paragraph("14 days"), "unit months")).to.deep.equal([
      "unit-differs",
    ]);
    expect(findingsOnConstant("uint256 constant A = 14", paragraph("14 days"))).to.deep.equal([
      "unit-missing",
    ]);
    expect(
      findingsOnConstant("uint256 constant A = 14", paragraph("14 days"), "unit toString"),
    ).to.deep.equal(["unit-missing"]);
  });

  it("finds a figure on what is no constant", () => {
    const source = contract('/// @custom:figure art_1__para_1 "14 days"', "function f() external pure {}");
    expect(findingsOn(source)).to.deep.equal(["4:5 figure-not-on-constant Rules.f"]);
  });
});

describe("findImpureDeclarations", () => {
  it("finds nothing in a pure contract, nor in an interface", () => {
    const source = `${RULES}\ninterface IRules { function pays(uint256) external view returns (bool); }\n`;
    expect(findImpureDeclarations(compile(source).ast, source)).to.deep.equal([]);
  });

  it("finds functions that are not pure, immutables and state", () => {
    const source = contract(
      "uint256 internal count;",
      "uint256 internal immutable fixedAtDeployment = 3;",
      "uint256 internal constant CEILING = 3;",
      "constructor() {}",
      "function f() external view returns (uint256) { uint256 local = count; return local + fixedAtDeployment; }",
      "function g() external pure returns (uint256) { uint256 local = CEILING; return local; }",
    );
    const found = findImpureDeclarations(compile(source).ast, source);
    expect(found.map(({ path, problem, line }) => `${line} ${path}: ${problem}`)).to.deep.equal([
      "4 Rules.count: a state variable is mutable; expected constant",
      "5 Rules.fixedAtDeployment: a state variable is immutable; expected constant",
      "7 Rules.constructor: the constructor is nonpayable; expected pure",
      "8 Rules.f: the function is view; expected pure",
    ]);
  });
});

describe("the runtime code that solc makes", () => {
  it("is pure for a pure contract, its long strings included", () => {
    const text = "T3T3".repeat(40);
    const source = RULES.replace(
      "    /// @custom:effect refuse",
      `    function name() external pure returns (string memory) { return "${text}"; }\n    /// @custom:effect refuse`,
    );
    const runtime = compile(source).runtime("Rules");
    expect(runtime.length).to.be.greaterThan(320);
    expect(findImpureOpcodes(runtime)).to.deep.equal([]);
  });

  it("shows the clock in a contract that reads it", () => {
    const source = contract("function f() external view returns (uint256) { return block.timestamp; }");
    expect(findImpureOpcodes(compile(source).runtime("Rules")).map(({ opcode }) => opcode)).to.deep.equal([
      "TIMESTAMP",
    ]);
  });
});
