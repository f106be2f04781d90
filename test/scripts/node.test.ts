import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { once } from "node:events";
import { expect } from "chai";
import { DEPLOYMENTS } from "../../scripts/deploy/deploymentBlock.ts";
import { Child } from "./support/childProcess.ts";
import { run } from "./support/commandLine.ts";

describe("npm run node", () => {
  let folder: string;
  let addresses: string;
  let node: Child;

  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(path.join(tmpdir(), "node-"));
    addresses = path.join(folder, "addresses.json");
    node = Child.verb("node", "--port", "0", "--json", addresses);
    await node.until((said) => said.includes("Ctrl-C ends it."));
  });

  after(async () => {
    node.process.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });

  it("keeps a chain on which samples/firstRegistration.ts registers fields, as anyone can audit", async function () {
    this.timeout(120_000);
    const register = () => new Child(["samples/firstRegistration.ts", addresses]).ended;
    const { code, stdout, stderr } = await register();
    expect(code, stderr).to.equal(0);
    expect(stdout).to.match(/^Entry 0x[0-9a-f]{64} holds 0x[0-9a-f]{64}, for \d+ gas\.\n$/u);
    const [title = "", slot = ""] = stdout.match(/0x[0-9a-f]{64}/gu) ?? [];
    const again = await register();
    expect(again.code, again.stderr).to.equal(0);
    const audited = await run(["audit", "--addresses", addresses]);
    expect([audited.code, audited.stdout.endsWith("\nverified 2 entries, 0 mismatches\n")]).to.deep.equal([
      0,
      true,
    ]);
    const extract = await run(["extract", "--addresses", addresses, "--title", title, "--json", "-"]);
    const { records } = JSON.parse(extract.stdout) as { records: unknown[] };
    expect([extract.code, records.length, slot.endsWith("00")]).to.deep.equal([0, 1, true]);
  });

  it("ends at Ctrl-C with 0, and leaves no journal", async () => {
    const journal = `node-${node.process.pid}`;
    expect(await readdir(DEPLOYMENTS)).to.include(journal);
    node.interrupt();
    const { code, stdout } = await node.ended;
    expect(code).to.equal(0);
    expect(stdout).to.include("Chain with the republic: http://127.0.0.1:").and.include("electionRegister");
    expect(existsSync(path.join(DEPLOYMENTS, journal))).to.equal(false);
  });

  it("exits with 2 if the port is taken, there is none such, or the file cannot be written", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const file = path.join(folder, "file");
    await writeFile(file, "");
    for (const [args, words] of [
      [["--port", String(port)], `Port ${port} of 127.0.0.1 cannot be listened on`],
      [["--port", "65536"], "the highest is 65535"],
      [["--port", "0", "--json", path.join(file, "a.json")], "cannot be written"],
    ] as const) {
      const { code, stdout, stderr } = await run(["node", ...args]);
      expect([code, stdout, stderr.includes(words)], stderr).to.deep.equal([2, "", true]);
    }
    taken.close();
  });
});
