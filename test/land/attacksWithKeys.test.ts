import { expect } from "chai";
import { concat, N, Signature, toBeHex, TypedDataEncoder, Wallet } from "ethers";
import { p256 } from "@noble/curves/nist.js";
import { bytesFromHex, concatBytes, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { sortSignatories } from "../../sdk/law/application.ts";
import { walletSigner } from "../../sdk/sign/erc1271.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import { bareKeySigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import { OwnedWallet__factory } from "../../typechain-types/index.js";
import { type Draft, only } from "../support/filing.ts";
import { bareSigner, enrol, type Party, party, personOf } from "../support/parties.ts";
import { GENEROUS, secretKeyOf } from "../support/republic.ts";
import { AttackBench } from "./support/attackBench.ts";
import { type Instruction } from "./support/landOffice.ts";
import { deed, transfer } from "./support/terms.ts";

describe("Attacks on the land register: keys", () => {
  let bench: AttackBench;

  beforeEach(async () => {
    bench = await AttackBench.load();
  });

  /** The sale with what one party signs, or shows as their key, changed. */
  async function withSigner(person: Hex, change: (signer: Signer) => Signer, draft?: Draft): Promise<Draft> {
    const sale = draft ?? (await bench.draft());
    const signers = sale.signers.map((signer, index) =>
      sale.signatories[index]?.person === person ? change(signer) : signer,
    );
    return { ...sale, signers };
  }

  it("one key under two ids, bare or as an account, so that one signs for both", async () => {
    const { alice } = bench.office;
    const bare = bareKeySigner(secp256k1Signer(secretKeyOf("Alice")));
    for (const double of [party("Alice again", alice.signer), party("Alice once more", bare)]) {
      await enrol(bench.office.republic, [double]);
      const draft = await bench.draft({
        dealings: { cottage: [transfer(alice, double)] },
        by: [alice, double],
      });
      const [first = "0x", second = "0x"] = draft.signatories.map(({ person }) => person);
      await bench.inadmissibleDraft(draft, "RegisterKeySharedBy", second, first);
    }
  });

  it("one person twice, and in two capacities", async () => {
    const { notary } = bench.office;
    const draft = await bench.draft({ ...bench.sale, by: [notary, ...bench.sale.by] });
    for (const capacity of ["own behalf", "notary"] as const) {
      const again = { person: notary.person, keyVersion: 1, capacity };
      const signatories = sortSignatories([...draft.signatories, again]);
      const index = signatories.findIndex(({ person }) => person === notary.person);
      const signers = draft.signers.toSpliced(index, 0, notary.signer);
      await bench.inadmissibleDraft({ ...draft, signatories, signers }, "RegisterNotAscending", index + 1);
    }
  });

  it("a key given up and taken back (A, B, A): what A signed before stays void", async () => {
    const { alice } = bench.office;
    const filing = await bench.file(await bench.draft());
    const other = secp256k1Signer(secretKeyOf("Alice's second key"));
    await changeKey(alice.person, 1, alice.signer, other);
    await bench.inadmissible(filing, "RegisterKeyVersionRevoked", alice.person, 1, 2);
    await changeKey(alice.person, 2, other, alice.signer);
    await bench.inadmissible(filing, "RegisterKeyVersionRevoked", alice.person, 1, 3);
  });

  it("a key that was replaced, under the new version", async () => {
    const { alice, bob } = bench.office;
    await changeKey(alice.person, 1, alice.signer, secp256k1Signer(secretKeyOf("Alice's second key")));
    const stolen = { ...alice, keyVersion: 2 };
    const draft = await bench.draft({ ...bench.sale, by: [stolen, bob] });
    await bench.inadmissibleDraft(draft, "RegisterWrongSigner", alice.person);
  });

  async function changeKey(person: Hex, keyVersion: number, from: Signer, to: Signer): Promise<void> {
    const { persons, connection } = bench.office.republic;
    const { chainId } = await connection.ethers.provider.getNetwork();
    const domain = { name: "Persons", version: "1", chainId, verifyingContract: await persons.getAddress() };
    const types = {
      KeyChange: [
        { name: "person", type: "bytes16" },
        { name: "keyVersion", type: "uint32" },
        { name: "newSigner", type: "bytes" },
      ],
    };
    const message = { person, keyVersion, newSigner: to.signer };
    const digest = bytesFromHex(TypedDataEncoder.hash(domain, types, message));
    const signatures = [await from.sign(digest), await to.sign(digest)] as const;
    await persons.changeKey(person, from.signer, to.signer, ...signatures, GENEROUS);
  }

  it("the other form of an ECDSA signature: high s, and the compact one", async () => {
    const { alice } = bench.office;
    const forms: ((signature: Signature) => string)[] = [
      ({ r, s, yParity }) => concat([r, toBeHex(N - BigInt(s), 32), yParity === 0 ? "0x1c" : "0x1b"]),
      ({ compactSerialized }) => compactSerialized,
    ];
    for (const form of forms) {
      const draft = await withSigner(alice.person, ({ signer, sign }) => ({
        signer,
        sign: async (digest) => bytesFromHex(form(Signature.from(hexFromBytes(await sign(digest))))),
      }));
      await bench.inadmissibleDraft(
        draft,
        "RegisterInvalidSignature",
        alice.person,
        (await bench.file(draft)).digest,
      );
    }
  });

  it("the other form of a P-256 signature: high s", async () => {
    const { bob } = bench.office;
    const draft = await withSigner(bob.person, ({ signer, sign }) => ({
      signer,
      sign: async (digest) => {
        const signature = await sign(digest);
        const s = p256.Point.Fn.ORDER - BigInt(hexFromBytes(signature, 32));
        return concatBytes(signature.subarray(0, 32), bytesFromHex(toBeHex(s, 32)));
      },
    }));
    await bench.inadmissibleDraft(
      draft,
      "RegisterInvalidSignature",
      bob.person,
      (await bench.file(draft)).digest,
    );
  });

  it("the right key in the guise of another kind", async () => {
    const { alice, bob, republic } = bench.office;
    const disguised = await withSigner(bob.person, ({ sign }) => ({
      signer: concatBytes(bytesFromHex(republic.webAuthnVerifier), bob.signer.signer.subarray(20)),
      sign,
    }));
    await bench.inadmissibleDraft(disguised, "RegisterWrongSigner", bob.person);
    for (const tail of [[], [0], [...bob.signer.signer.subarray(20)]]) {
      const signer = Uint8Array.of(...alice.signer.signer.subarray(0, tail.length === 0 ? 19 : 20), ...tail);
      const draft = await withSigner(alice.person, ({ sign }) => ({ signer, sign }));
      await bench.inadmissibleDraft(draft, "RegisterWrongSigner", alice.person);
    }
  });

  it("a verifier that says yes: it is nobody's key, and nobody can make it theirs", async () => {
    const { alice, stranger, republic } = bench.office;
    const agreeable = (await republic.connection.ethers.deployContract("OddSigner", [0])).target as Hex;
    for (const yes of [bareSigner(agreeable), bareSigner(agreeable, deed("any key"))]) {
      await bench.inadmissibleDraft(
        await withSigner(alice.person, () => yes),
        "RegisterWrongSigner",
        alice.person,
      );
    }
    const registrar = republic.persons.connect(republic.officers.civilRegistrar);
    const key = bareSigner(agreeable, deed("any key")).signer;
    await expect(registrar.enrol(personOf("Victim"), 3, key, GENEROUS))
      .to.be.revertedWithCustomError(registrar, "PersonsVerifierNotAllowed")
      .withArgs(personOf("Victim"), agreeable);
    await expect(
      changeKey(stranger.person, 1, stranger.signer, { signer: key, sign: () => new Uint8Array() }),
    )
      .to.be.revertedWithCustomError(registrar, "PersonsVerifierNotAllowed")
      .withArgs(stranger.person, agreeable);
  });

  it("an account that has delegated to a wallet (EIP-7702) no longer signs by itself", async () => {
    const { alice, bob, republic } = bench.office;
    const { ethers } = republic.connection;
    const owner = secp256k1Signer(secretKeyOf("owner of the wallet"));
    const code = await new OwnedWallet__factory(republic.relay).deploy(hexFromBytes(owner.signer));
    const account = new Wallet(hexFromBytes(secretKeyOf("Alice")));
    const payer = new Wallet(hexFromBytes(secretKeyOf("relay")), ethers.provider as never);
    const { chainId } = await ethers.provider.getNetwork();
    const address = await code.getAddress();
    const authorization = account.authorizeSync({ address, nonce: 0, chainId });
    const delegation = await payer.sendTransaction({
      type: 4,
      to: payer.address,
      authorizationList: [authorization],
    });
    await delegation.wait();
    const draft = await bench.draft();
    await bench.inadmissibleDraft(
      draft,
      "RegisterInvalidSignature",
      alice.person,
      (await bench.file(draft)).digest,
    );
    const wallet: Party = { ...alice, signer: walletSigner(hexFromBytes(alice.signer.signer), owner) };
    const byWallet: Instruction = { ...bench.sale, by: [wallet, bob] };
    only(await bench.office.decide(byWallet), "Granted");
  });

  it("an account whose holder was talked into delegating it does not sign for their bare key", async () => {
    const { republic } = bench.office;
    const { ethers } = republic.connection;
    const bare = bareKeySigner(secp256k1Signer(secretKeyOf("Erin")));
    const erin = party("Erin", bare);
    await enrol(republic, [erin]);
    const thief = secp256k1Signer(secretKeyOf("thief of delegations"));
    const code = await new OwnedWallet__factory(republic.relay).deploy(hexFromBytes(thief.signer));
    const account = new Wallet(hexFromBytes(secretKeyOf("Erin")));
    const payer = new Wallet(hexFromBytes(secretKeyOf("relay")), ethers.provider as never);
    const { chainId } = await ethers.provider.getNetwork();
    const address = await code.getAddress();
    const delegation = await payer.sendTransaction({
      type: 4,
      to: payer.address,
      authorizationList: [account.authorizeSync({ address, nonce: 0, chainId })],
    });
    await delegation.wait();
    const { alice } = bench.office;
    const gift: Instruction = { dealings: { cottage: [transfer(alice, erin)] }, by: [alice, erin] };
    const stolen: Party = { ...erin, signer: walletSigner(hexFromBytes(bare.signer.subarray(20)), thief) };
    const draft = await bench.draft({ ...gift, by: [alice, stolen] });
    await bench.inadmissibleDraft(draft, "RegisterWrongSigner", erin.person);
    only(await bench.office.decide(gift), "Granted");
  });

  it("a P-256 key of a person shown with a signature over the same digest by another", async () => {
    const { bob, republic } = bench.office;
    const thief = p256Signer(republic.p256Verifier as Hex, secretKeyOf("Thief"));
    const draft = await withSigner(bob.person, ({ signer }) => ({
      signer,
      sign: (digest) => thief.sign(digest),
    }));
    await bench.inadmissibleDraft(
      draft,
      "RegisterInvalidSignature",
      bob.person,
      (await bench.file(draft)).digest,
    );
  });
});
