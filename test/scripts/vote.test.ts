import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { isThere } from "../../scripts/input.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { type JsonRpcServer, serve } from "../support/jsonRpcServer.ts";
import { run } from "./support/commandLine.ts";
import { callElection, type HeldElection, keyOf, ON_ROLL, othersVote } from "./support/heldElection.ts";

const DAY = 86_400;
const TRUSTEES = [1, 2, 3, 4, 5];
const PASSWORD = { TRUSTEE_PASSWORD: "correct horse" };

describe("npm run vote", () => {
  let held: HeldElection;
  let server: JsonRpcServer;
  let witness: JsonRpcServer;
  let folder: string;
  let trusted: string[];
  let fingerprint: string;
  let tracking: string;

  const file = (name: string): string => join(folder, name);
  const sender = { SENDER_PRIVATE_KEY: keyOf("relay") };
  const voter = (index: number) => ({ VOTER_PRIVATE_KEY: keyOf("voter", index), ...sender });
  const vote = (name: string, args: readonly string[], environment: Record<string, string> = {}) =>
    run(["vote", name, "--addresses", file("addresses.json"), "--json", "-", ...args], environment);
  const onPoll = (name: string, args: readonly string[] = [], environment: Record<string, string> = {}) =>
    vote(name, ["--poll", held.course.constituency, ...args], environment);
  const asTrustee = (number: number, name: string, args: readonly string[]) =>
    vote(name, ["--keystore", file(`trustee-${number}.json`), ...trusted, ...args], {
      ...PASSWORD,
      TRUSTEE_PRIVATE_KEY: keyOf(`account/trustee/${number - 1}`),
    });
  const make = (index: number, choice: string, name: string) =>
    onPoll(
      "ballot",
      [
        ...["--fingerprint", fingerprint, "--roll", file("roll.json")],
        ...["--choose", choice, "--out", file(name)],
      ],
      voter(index),
    );

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "vote-"));
    held = await callElection();
    const { republic, officials, electorate } = held;
    const request = ({ method, params }: { method: string; params: unknown[] }) =>
      republic.chain.request(method, params);
    server = await serve({ connection: { provider: { request } } } as never);
    witness = await serve({ connection: { provider: { request } } } as never);
    const addresses = { url: server.url, contracts: republic.contracts };
    await writeFile(file("addresses.json"), JSON.stringify(addresses));
    await writeFile(file("roll.json"), JSON.stringify(electorate.hashes));
    const accounts = officials.trustees.map(({ signer }) => hexFromBytes(signer.signer)).join();
    trusted = ["--trustees", accounts, "--threshold", "3", "--witness", witness.url];
  });

  after(async () => {
    server.close();
    witness.close();
    await rm(folder, { recursive: true });
  });

  it("has each trustee make a secret, and all of them a key", async () => {
    const { course, republic } = held;
    for (const number of TRUSTEES) {
      const args = ["vote", "keygen", "--keystore", file(`trustee-${number}.json`)];
      expect((await run(args, PASSWORD)).code).to.equal(0);
      if (number === 1) expect((await run(args, PASSWORD)).code).to.equal(2);
    }
    for (const step of ["commitment", "points", "shares"]) {
      for (const number of TRUSTEES) {
        const { stdout } = await asTrustee(number, "ceremony", ["--election", course.election]);
        expect(JSON.parse(stdout)).to.include({ trustee: number, said: step });
      }
    }
    const early = await asTrustee(1, "ceremony", ["--election", course.election]);
    expect(JSON.parse(early.stdout)).to.include({ said: null });
    await republic.chain.advanceTo((await republic.chain.now()) + 3 * DAY);
    const { stdout } = await asTrustee(1, "ceremony", ["--election", course.election]);
    expect(JSON.parse(stdout)).to.include({ said: "fix" });
    await course.freeze();
  });

  it("refuses a ceremony of other trustees than the journal names", async () => {
    const args = ["--keystore", file("trustee-1.json"), "--trustees", hexFromBytes(new Uint8Array(20))];
    const { code, stderr } = await vote(
      "ceremony",
      [...args, "--threshold", "3", "--witness", witness.url, "--election", held.course.election],
      { ...PASSWORD, TRUSTEE_PRIVATE_KEY: keyOf("account/trustee/0") },
    );
    expect([code, stderr.includes("it is of other trustees")]).to.deep.equal([1, true]);
  });

  it("does nothing for a trustee who asks one node alone, or the same twice", async () => {
    const own = ["--keystore", file("trustee-1.json"), ...trusted.slice(0, 4)];
    const on = ["--election", held.course.election];
    for (const [witness, why] of [
      [[], "required option '--witness <url>'"],
      [["--witness", server.url], "asked already"],
    ] as const) {
      const { code, stderr } = await vote("ceremony", [...own, ...witness, ...on], PASSWORD);
      expect([code, stderr.includes(why)], stderr).to.deep.equal([2, true]);
    }
  });

  it("shows what is fixed of a poll, and takes no other for it", async () => {
    const { code, stdout } = await onPoll("poll");
    expect(code).to.equal(0);
    ({ fingerprint } = JSON.parse(stdout));
    const other = await onPoll("poll", ["--fingerprint", held.course.election]);
    expect([other.code, other.stderr.includes("another poll")]).to.deep.equal([1, true]);
  });

  it("makes a paper, opens it if it is challenged, and then makes another", async () => {
    const made = await make(0, "2", "paper.json");
    expect(made.code).to.equal(0);
    const card = ["--fingerprint", fingerprint, "--witness", witness.url, "--choose", "2"];
    const args = ["--tracking", JSON.parse(made.stdout).tracking, file("paper.json")];
    const { code, stdout } = await onPoll("challenge", [...card, ...args]);
    expect(JSON.parse(stdout)).to.deep.include({ honest: true, chosen: [[2]] });
    expect([code, await isThere(file("paper.json"))]).to.deep.equal([0, false]);
  });

  it("casts a paper, forgets what would open it, and finds it by its tracking hash", async () => {
    await held.course.open();
    for (const choice of ["1", "2"]) {
      ({ tracking } = JSON.parse((await make(0, choice, "paper.json")).stdout));
      const cast = await vote("cast", ["--roll", file("roll.json"), file("paper.json")], voter(0));
      expect([cast.code, await isThere(file("paper.json"))]).to.deep.equal([0, false]);
    }
    await othersVote(held, 1);
    const { code, stdout } = await onPoll("verify-receipt", ["--tracking", tracking]);
    expect(JSON.parse(stdout)).to.deep.include({ found: true, counted: true, number: 1 });
    expect(code).to.equal(0);
    const unknown = await onPoll("verify-receipt", ["--tracking", held.course.election]);
    expect([unknown.code, unknown.stderr.includes("No such paper")]).to.deep.equal([1, true]);
  });

  it("counts once three of five trustees have decrypted what they recomputed", async () => {
    const { course } = held;
    await course.close();
    await course.permitCount([ON_ROLL]);
    const count = () => onPoll("tally", ["--threshold", "3"], sender);
    expect((await count()).code).to.equal(1);
    const args = ["--poll", course.constituency, "--fingerprint", fingerprint];
    for (const number of [1, 3, 4]) {
      const book = ["--book", file(`book-${number}.json`)];
      const { code, stderr } = await asTrustee(number, "decrypt", [...args, ...book]);
      expect(code, stderr).to.equal(0);
    }
    const { code, stdout } = await count();
    expect(JSON.parse(stdout)).to.deep.equal({ counted: ON_ROLL, counts: [[ON_ROLL - 1, 0, 1]] });
    expect(code).to.equal(0);
  });

  it("verifies everything from the logs", async () => {
    const { code, stdout } = await onPoll("audit", ["--roll", file("roll.json")]);
    expect(JSON.parse(stdout)).to.deep.equal({
      ...{ papers: ON_ROLL + 1, counted: ON_ROLL, atStations: 0, counts: [[ON_ROLL - 1, 0, 1]] },
      ...{ failures: [], unverified: [] },
    });
    expect(code).to.equal(0);
    const roll = JSON.parse(await readFile(file("roll.json"), "utf8")) as string[];
    await writeFile(file("roll.json"), JSON.stringify([roll[1], roll[0], ...roll.slice(2)]));
    const other = await onPoll("audit", ["--roll", file("roll.json")]);
    expect([other.code, other.stderr.includes("not the published one")]).to.deep.equal([1, true]);
  });
});
