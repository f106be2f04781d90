import { networkInterfaces } from "node:os";
import { expect } from "chai";
import { exactly } from "../../sdk/voting/rule.ts";
import { isSameNode } from "../../scripts/vote/sameNode.ts";
import { WatchedElection } from "./support/watchedPoll.ts";

describe("npm run vote: a witness that is the node itself", () => {
  let election: WatchedElection | undefined;

  after(() => election?.end());

  it("is seen by host and port, whatever the host is called", async () => {
    const own = "http://localhost:8545";
    const aliases = [
      "localhost",
      "127.0.0.1",
      "127.9.9.9",
      "2130706433",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "0.0.0.0",
    ];
    const interfaces = Object.values(networkInterfaces()).flatMap((all = []) => all);
    const [card] = interfaces.filter(({ family, internal }) => family === "IPv4" && !internal);
    for (const alias of [...aliases, ...(card === undefined ? [] : [card.address])]) {
      expect(await isSameNode(own, `http://${alias}:8545/key`), alias).to.equal(true);
      expect(await isSameNode(`http://${alias}:8545`, own), alias).to.equal(true);
      expect(await isSameNode(own, `http://${alias}:8546`), alias).to.equal(false);
    }
    expect(await isSameNode("https://192.0.2.7", "https://192.0.2.7:443/v1")).to.equal(true);
    expect(await isSameNode("http://192.0.2.7:443", "http://[::ffff:192.0.2.7]:443")).to.equal(true);
    expect(await isSameNode("http://[::ffff:192.0.2.7]:443", "http://192.0.2.7:443")).to.equal(true);
  });

  it("is another at another host, also where nobody knows the name", async () => {
    expect(await isSameNode("http://192.0.2.7:8545", "http://192.0.2.8:8545")).to.equal(false);
    expect(await isSameNode("http://127.0.0.1:8545", "http://192.0.2.8:8545")).to.equal(false);
    expect(await isSameNode("http://127.0.0.1:8545", "http://nobody.invalid:8545")).to.equal(false);
  });

  it("is refused under another name of its host, and taken at another port", async () => {
    election = await WatchedElection.hold();
    const poll = await election.poll("north", { rules: [exactly(1, 2)], voters: 1 });
    const { port } = new URL(election.node.url);
    for (const url of [`http://localhost:${port}`, `http://127.0.0.2:${port}`]) {
      const { code, stderr } = await poll.seal(0, "1", "paper.json", "--witness", url);
      expect([code, stderr.includes("the node that is asked already")], stderr).to.deep.equal([2, true]);
    }
    expect((await poll.seal(0, "1", "paper.json", ...poll.witness)).code).to.equal(0);
  });
});
