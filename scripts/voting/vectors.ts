import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { ballotVectors } from "./ballotVectors.ts";
import { ceremonyVectors } from "./ceremonyVectors.ts";
import { pollVector } from "./pollVector.ts";
import { refusedBallotVectors } from "./refusedBallotVectors.ts";

/** The known answers under test/vectors/voting/, and what makes them. */
const VECTORS: Readonly<Record<string, () => unknown>> = {
  "ballots.json": ballotVectors,
  "refusedBallots.json": refusedBallotVectors,
  "ceremony.json": ceremonyVectors,
  "poll.json": pollVector,
};

const FOLDER = path.join(import.meta.dirname, "../../test/vectors/voting");

/** `node --import tsx scripts/voting/vectors.ts` writes them; with `--check`, exits with 1 if one is out of date. */
mkdirSync(FOLDER, { recursive: true });
for (const [name, make] of Object.entries(VECTORS)) {
  const file = path.join(FOLDER, name);
  const text = await format(JSON.stringify(await make(), null, 2), {
    ...(await resolveConfig(file)),
    filepath: file,
  });
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${name} is out of date: node --import tsx scripts/voting/vectors.ts\n`);
    process.exitCode = 1;
  }
}
