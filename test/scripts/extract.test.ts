import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { importTitle } from "../../sdk/land/ladm/importTitle.ts";
import { parseExtract } from "../../sdk/land/extract/verify.ts";
import { entryOf, type LandOffice, openLandOffice } from "../land/support/landOffice.ts";
import { mortgage, transfer } from "../land/support/terms.ts";
import { type JsonRpcServer, serve } from "../support/jsonRpcServer.ts";
import { goTo, secretKeyOf } from "../support/republic.ts";
import { run } from "./support/commandLine.ts";

const keyOf = (name: string) => ({ REGISTRAR_PRIVATE_KEY: hexFromBytes(secretKeyOf(name)) });

describe("npm run extract, npm run verify", () => {
  const title = entryOf("cottage");
  let office: LandOffice;
  let server: JsonRpcServer;
  let folder: string;
  let addresses: string;

  const file = (name: string): string => join(folder, name);
  const extract = (...args: string[]) =>
    run(["extract", "--addresses", addresses, "--title", title, ...args]);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "extract-"));
    office = await openLandOffice();
    const { alice, bob, bank } = office;
    await office.decide({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
    await goTo(office.republic, "2016-01-15T12:00:00Z");
    await office.decide({ dealings: { cottage: [mortgage(bank)] }, by: [bob, bank] });
    server = await serve(office.republic);
    addresses = file("addresses.json");
    const contracts = { landRegister: await office.register.getAddress() };
    await writeFile(addresses, JSON.stringify({ url: server.url, contracts }));
  });

  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it("shows a title as it stood, for people and in LADM's terms", async () => {
    const { code, stdout } = await extract("--date", "2016-01-12", "--ladm", file("title.json"));
    expect(code).to.equal(0);
    expect(stdout).to.include(`Title ${title}\nAs it stood on 12 January 2016\n`);
    expect(stdout).to.include(`Owners     1/1  person ${office.bob.person}\n  Burdens    none\n`);
    expect(stdout).to.include("3 records, each continuing the one before");
    const { entry, record } = importTitle(JSON.parse(await readFile(file("title.json"), "utf8")));
    expect([entry, record.version]).to.deep.equal([title, 2]);
  });

  it("shows a title as it was known, with its burdens, as data on standard output", async () => {
    const present = await extract("--json", "-");
    expect(present.stderr).to.include("mortgage, person");
    expect(present.stderr).to.include("rank 1, 10,000,000 minor units of GBP");
    expect(parseExtract(JSON.parse(present.stdout)).version).to.equal(3);
    const known = await extract("--as-known-on", "2016-01-01");
    expect(known.stdout).to.include("As it stood on 15 January 2016, as far as was known on 1 January 2016");
    expect(known.stdout).to.include("taken over from the register before");
  });

  it("makes a certified copy that is verified, without a chain and with one", async () => {
    const copy = file("copy.json");
    const made = await run(
      ["extract", "--addresses", addresses, "--title", title, "--certify", "--json", copy],
      keyOf("landRegistrar"),
    );
    expect([made.code, made.stderr]).to.deep.equal([0, ""]);
    expect(made.stdout).to.include(`To check it: npm run verify -- ${copy}`);
    const offline = await run(["verify", copy]);
    expect(offline.code).to.equal(0);
    expect(offline.stdout.match(/passed/g)).to.have.length(3);
    const onChain = await run(["verify", copy, "--network", server.url, "--json", "-"]);
    expect(onChain.code).to.equal(0);
    const { checks, present } = JSON.parse(onChain.stdout) as {
      checks: { passed: boolean }[];
      present: boolean;
    };
    expect([checks.length, checks.every(({ passed }) => passed), present]).to.deep.equal([7, true, true]);
  });

  it("exits with 1 where the copy was changed", async () => {
    const made = await extract("--json", file("plain.json"));
    expect(made.code).to.equal(0);
    const text = await readFile(file("plain.json"), "utf8");
    await writeFile(file("forged.json"), text.replaceAll(office.bob.person, office.carol.person));
    const verified = await run(["verify", file("forged.json")]);
    expect(verified.code).to.equal(1);
    expect(verified.stdout).to.include(
      "FAILED     The title is what stood on the date: /title/LA_BAUnit/party/0/pID",
    );
  });

  it("exits with 1 if the key is no registrar's, or nothing stood there", async () => {
    const forged = await run(
      ["extract", "--addresses", addresses, "--title", title, "--certify"],
      keyOf("notary"),
    );
    expect([forged.code, forged.stdout]).to.deep.equal([1, ""]);
    expect(forged.stderr).to.include("does not hold the office of land registrar");
    const early = await extract("--date", "2015-11-29");
    expect([early.code, early.stdout]).to.deep.equal([1, ""]);
    expect(early.stderr).to.include("nothing stood there on that date yet");
  });

  const badInput: [name: string, args: () => string[], words: string][] = [
    ["no title", () => ["extract", "--addresses", addresses], "--title <id>"],
    ["a title that is no id", () => ["extract", "--title", "cottage"], "expected 0x and 64 hex digits"],
    ["no register", () => ["extract", "--title", title], "expected --register ADDRESS"],
    [
      "a register that is none",
      () => ["extract", "--title", title, "--register", "0x12"],
      "expected an address",
    ],
    [
      "an address without a register",
      () => ["extract", "--title", title, "--network", server.url, "--register", `0x${"12".repeat(20)}`],
      "There is no register at",
    ],
    [
      "a title nobody has dealt with",
      () => ["extract", "--addresses", addresses, "--title", entryOf("chapel")],
      "the register stores no record of",
    ],
    [
      "a day that is none",
      () => ["extract", "--addresses", addresses, "--title", title, "--date", "2016-02-30"],
      "is no date",
    ],
    [
      "a day to come",
      () => ["extract", "--addresses", addresses, "--title", title, "--date", "2016-01-16"],
      "is later than",
    ],
    [
      "no chain",
      () => [
        "extract",
        "--title",
        title,
        "--register",
        `0x${"12".repeat(20)}`,
        "--network",
        "http://127.0.0.1:1",
      ],
      "No chain answers",
    ],
    [
      "certifying without a key",
      () => ["extract", "--addresses", addresses, "--title", title, "--certify"],
      "holds no key",
    ],
    ["a file that is not there", () => ["verify", "nothing.json"], "nothing.json cannot be read"],
    [
      "a file that is no extract",
      () => ["verify", addresses],
      "addresses.json: /$schema: found nothing; expected a member of this name",
    ],
  ];
  for (const [name, args, words] of badInput) {
    it(`exits with 2: ${name}`, async () => {
      const { code, stdout, stderr } = await run(args(), { REGISTRAR_PRIVATE_KEY: "" });
      expect([code, stdout]).to.deep.equal([2, ""]);
      expect(stderr).to.include(words);
      expect(stderr).to.not.include("    at ");
    });
  }
});
