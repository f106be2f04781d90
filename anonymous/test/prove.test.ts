import { Socket } from "node:net";
import { readFileSync } from "node:fs";
import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { type MembershipKey, requireMember } from "../../sdk/voting/audit/membership.ts";
import { circuitNumberOf, scopeOf } from "../../sdk/voting/membership.ts";
import { installedCircuit, installedKey } from "../circuit.ts";
import { proveSignals } from "../groth16.ts";
import { anonymousVoter } from "../identity.ts";
import { nullifierOf, proveMembership, RollTooDeepError } from "../prove.ts";
import { rollOf, votersOf } from "./support/district.ts";

/** The order of the group in which identities are, and of BN254's scalars. */
const SUBGROUP = 2736030358979909402780800718157159386076813972158567259200215660948447373041n;
const ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

const BOX = `0x${"b0".repeat(20)}` as const;
const ELECTION = `0x${"e1".repeat(32)}` as const;
const APPLICATION = { chainId: 31_337n, contract: BOX, election: ELECTION, poll: ELECTION };

const keyOf = (depth: number): MembershipKey =>
  JSON.parse(readFileSync(installedKey(depth), "utf8")) as MembershipKey;

describe("Proofs of anonymous voters", () => {
  const voters = votersOf("north");
  const [voter = anonymousVoter()] = voters;
  const roll = rollOf(APPLICATION, voters);
  const path = roll.pathOf(voter.commitment);
  const scope = scopeOf(31_337n, BOX, ELECTION);
  const digest = new Uint8Array(32).fill(7);
  const claim = {
    ...{ chainId: 31_337n, contract: BOX, election: ELECTION },
    ...{ roll: roll.root, digest: hexFromBytes(digest) },
  };

  for (const depth of [3, 20, 32]) {
    it(`with nothing downloaded, by the circuit of depth ${depth}`, async () => {
      const { fetch } = globalThis;
      const { connect } = Socket.prototype;
      const refuse = (): never => {
        throw new Error("something was to be downloaded");
      };
      try {
        globalThis.fetch = refuse;
        Socket.prototype.connect = refuse;
        const credential = await proveMembership({ scope, digest }, voter, path, installedCircuit(depth));
        requireMember(keyOf(depth), { ...claim, voter: nullifierOf(voter, scope) }, credential);
      } finally {
        globalThis.fetch = fetch;
        Socket.prototype.connect = connect;
      }
    });
  }

  it("are not made for a roll deeper than the circuit", async () => {
    await refusesToProve(
      proveMembership({ scope, digest }, voter, path, installedCircuit(2)),
      RollTooDeepError,
    );
    for (const depth of [0, 33, 1.5]) expect(() => installedCircuit(depth)).to.throw(RangeError);
  });

  it("have no second nullifier for a secret with the order of its group added, or taken off", async () => {
    const circuit = installedCircuit(3);
    const siblings = Array.from({ length: 3 }, (_, level) => path.siblings[level] ?? 0n);
    const signals = {
      ...{
        merkleProofLength: path.siblings.length,
        merkleProofIndex: path.index,
        merkleProofSiblings: siblings,
      },
      ...{ scope: circuitNumberOf(scope), message: circuitNumberOf(digest) },
    };
    const { secretScalar } = voter;
    await proveSignals({ ...signals, secret: secretScalar }, circuit);
    for (const secret of [
      secretScalar + SUBGROUP,
      secretScalar + 2n * SUBGROUP,
      ORDER + secretScalar - SUBGROUP,
    ])
      await refusesToProve(proveSignals({ ...signals, secret }, circuit), Error);
  });

  it("are of other nullifiers in other elections, boxes and chains", () => {
    const scopes = [
      scope,
      scopeOf(31_337n, BOX, `0x${"e2".repeat(32)}`),
      scopeOf(31_337n, `0x${"b1".repeat(20)}`, ELECTION),
      scopeOf(1n, BOX, ELECTION),
    ];
    expect(new Set(scopes.map((other) => nullifierOf(voter, other))).size).to.equal(4);
  });
});

describe("A voter's secret", () => {
  it("has 32 bytes, and makes the same voter again", () => {
    const secret = new Uint8Array(32).fill(9);
    expect(anonymousVoter(secret).commitment).to.equal(anonymousVoter(secret).commitment);
    expect(anonymousVoter().commitment).not.to.equal(anonymousVoter().commitment);
    expect(() => anonymousVoter(secret.subarray(1))).to.throw(RangeError);
  });
});

async function refusesToProve(
  attempt: Promise<unknown>,
  kind: abstract new (...args: never[]) => Error,
): Promise<void> {
  const refusal: unknown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).to.be.an.instanceOf(kind);
}
