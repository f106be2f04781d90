import { expect } from "chai";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { encodeMembership, MalformedProofError, scopeOf } from "../../sdk/voting/membership.ts";
import semaphores from "../vectors/voting/semaphore-proof.json" with { type: "json" };
import { connect, type Connection } from "../sdk/support/chain.ts";
import { PROOFS, RollDesk } from "./support/memberships.ts";

describe("AnonymousRoll: known proofs", () => {
  let connection: Connection;
  let desk: RollDesk;

  before(async () => {
    connection = await connect();
    desk = await RollDesk.open(connection);
  });

  for (const proof of PROOFS.filter(({ accepted }) => accepted)) {
    it(`${proof.name}: contract and auditor accept it`, () => desk.accepts(proof));
  }

  it("a proof by Semaphore's own library: contract and auditor accept it", async () => {
    const { chainId, box, election, digest, proof } = semaphores;
    const roll = `0x${BigInt(proof.merkleTreeRoot).toString(16).padStart(64, "0")}`;
    expect(BigInt(proof.scope)).to.equal(
      BigInt(hexFromBytes(scopeOf(BigInt(chainId), asHex(box), asHex(election)))),
    );
    const credential = encodeMembership(proof.points.map(BigInt));
    const voter = BigInt(proof.nullifier);
    await desk.accepts({ chainId: BigInt(chainId), box, election, roll, voter, digest, credential });
  });

  it("gas, a proof asked for in a transaction of its own: at most 265000", async () => {
    const [proof] = PROOFS;
    if (proof === undefined) throw new Error("no vectors");
    const gas = await desk.gas(proof);
    if (process.env["SHOW_GAS"] !== undefined) console.log(`      a proof: ${gas} gas`);
    expect(Number(gas)).to.be.at.most(265_000);
  });

  it("its scope is the client's", async () => {
    const [proof] = PROOFS;
    const { box, election, chainId } = proof ?? { box: "", election: "", chainId: 0n };
    const scope = hexFromBytes(scopeOf(chainId, asHex(box), asHex(election)));
    expect(await desk.contract.getFunction("scopeOf")(box, election)).to.equal(scope);
  });

  it("has circuits of depths from 1 to 32", async () => {
    for (const depth of [1, 32]) await RollDesk.open(await connect(), depth);
    for (const depth of [0, 33]) {
      const { ethers } = connection;
      await expect(ethers.deployContract("AnonymousRoll", [depth])).to.be.revertedWithCustomError(
        desk.contract,
        "AnonymousRollNoCircuit",
      );
    }
  });

  it("a credential has eight numbers of 32 bytes", () => {
    for (const points of [[1n], Array<bigint>(9).fill(1n), [...Array<bigint>(7).fill(1n), 1n << 256n]])
      expect(() => encodeMembership(points)).to.throw(MalformedProofError);
  });
});

const asHex = (text: string): Hex => text as Hex;
