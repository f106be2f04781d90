import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { entryOf, type LandOffice, openLandOffice } from "../land/support/landOffice.ts";
import { mortgage, transfer } from "../land/support/terms.ts";
import { type JsonRpcServer, serve } from "../support/jsonRpcServer.ts";
import { run } from "./support/commandLine.ts";

const SAMPLE = fileURLToPath(new URL("../../samples/land/title.ladm.json", import.meta.url));

describe("npm run import", () => {
  let office: LandOffice;
  let server: JsonRpcServer;
  let folder: string;
  let place: readonly string[];

  const file = (name: string): string => join(folder, name);
  const exported = async (name: string) =>
    (await run(["extract", ...place, "--title", entryOf("cottage"), "--ladm", file(name)])).code;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "import-"));
    office = await openLandOffice();
    const { alice, bob } = office;
    await office.decide({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
    server = await serve(office.republic);
    place = ["--register", await office.register.getAddress(), "--network", server.url];
  });

  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it("says which record a file describes, without asking a register", async () => {
    const { code, stdout } = await run(["import", SAMPLE]);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^Title 0x[0-9a-f]{64}\nVersion \d+, commitment 0x[0-9a-f]{62}\n/);
    expect(stdout).to.include("No register was asked");
  });

  it("finds in the register what was exported from it, until the title moves", async () => {
    expect(await exported("title.json")).to.equal(0);
    const same = await run(["import", file("title.json"), ...place]);
    expect(same.code).to.equal(0);
    const slot = await office.register.slotOf(entryOf("cottage"));
    expect(same.stdout).to.include(`commitment ${slot.slice(0, 64)}\nThe register holds this record (block `);

    const { bob, bank } = office;
    await office.decide({ dealings: { cottage: [mortgage(bank)] }, by: [bob, bank] });
    const moved = await run(["import", file("title.json"), ...place, "--json", "-"]);
    expect(moved.code).to.equal(1);
    expect(moved.stderr).to.include(
      "stood like this in version 2, and has moved since: the register holds version 3",
    );
    expect(moved.stderr).to.match(
      / {2}\/LA_BAUnit\/rrr\/1: nothing; in the register \{"class":"LA_Mortgage"/,
    );
    const { comparison } = JSON.parse(moved.stdout) as {
      comparison: { describes: number; differences: { pointer: string }[] };
    };
    expect(comparison.describes).to.equal(2);
    expect(comparison.differences.map(({ pointer }) => pointer)).to.include("/LA_BAUnit/version");
  });

  it("lists every place in which a changed file differs", async () => {
    expect(await exported("now.json")).to.equal(0);
    const text = await readFile(file("now.json"), "utf8");
    const forged = text.replaceAll(office.bob.person, office.carol.person);
    await writeFile(file("forged.json"), forged);
    const { code, stdout } = await run(["import", file("forged.json"), ...place]);
    expect(code).to.equal(1);
    expect(stdout).to.include("The title never stood like this: the register holds version 3");
    const [found, held] = [office.carol.person, office.bob.person];
    expect(stdout).to.include(`/LA_BAUnit/party/0/pID: "${found}"; in the register "${held}"\n`);
    expect(stdout).to.include(`/LA_BAUnit/rrr/0/party: "${found}"; in the register "${held}"\n`);
  });

  it("exits with 1 where the register holds no such title", async () => {
    const { code, stderr } = await run(["import", SAMPLE, ...place]);
    expect([code, stderr.includes("the register stores no record of 0x")]).to.deep.equal([1, true]);
  });

  it("exits with 2 and says where a file is wrong, and what was expected", async () => {
    const sample = await readFile(SAMPLE, "utf8");
    await writeFile(file("half.json"), sample.slice(0, 99));
    await writeFile(file("wrong.json"), sample.replace('"tenure": "leasehold"', '"tenure": "feudal"'));
    const half = await run(["import", file("half.json")]);
    expect([half.code, half.stderr.includes("half.json cannot be read")]).to.deep.equal([2, true]);
    const feudal = await run(["import", file("wrong.json")]);
    expect(feudal.code).to.equal(2);
    expect(feudal.stderr).to.include(
      'wrong.json: /LA_BAUnit/tenure: found "feudal"; expected "freehold" or "leasehold" or "closed freehold".',
    );
    const nowhere = await run(["import", SAMPLE, "--network", server.url]);
    expect([nowhere.code, nowhere.stderr.includes("Say where the register is")]).to.deep.equal([2, true]);
  });
});
