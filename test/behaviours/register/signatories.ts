import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { encodeEvidence } from "../../../sdk/law/evidence.ts";
import { sortSignatories } from "../../../sdk/law/application.ts";
import { signAll, withoutRecovered } from "../../../sdk/sign/signer.ts";
import { changed, type Draft, encodeLoosely, type Filing, only, supported } from "../../support/filing.ts";
import { GENEROUS } from "../../support/republic.ts";
import { bytes, entryIn, NOTHING, ORDER, type RegisterBench, witnessIn } from "./harness.ts";
import { signWithdrawal } from "./withdrawal.ts";

const FROZEN = 2;
const DEAD = 3;

/** Whether each listed signatory must have signed, with the key of the version named. */
export function checksSignatories(bench: () => RegisterBench): void {
  let draft: Draft;

  beforeEach(async () => {
    draft = await bench().harness.grantedOnLegacy();
    expect(draft.signatories.length, "two sign, so that one can be missing").to.be.at.least(2);
  });

  const personAt = (index: number): Hex => draft.signatories[index]?.person ?? "0x";
  const signerAt = (index: number) => draft.signers[index];
  const last = (): number => draft.signatories.length - 1;

  it("takes no application in which one signatory has not signed", async () => {
    const { application, digest } = await bench().file(draft);
    for (let index = 0; index <= last(); index++) {
      const signatures = await Promise.all(
        draft.signers.map(async ({ signer, sign }, at) => ({
          signer,
          signature: at === index ? new Uint8Array() : await sign(bytes(digest)),
        })),
      );
      const evidence = encodeEvidence({ witnesses: draft.witnesses, signatures });
      const sent = bench().register.decide(application, evidence, GENEROUS);
      await bench().inadmissible(sent, "RegisterInvalidSignature", personAt(index), digest);
    }
  });

  it("takes no signature over anything else", async () => {
    const { application, digest } = await bench().file(draft);
    const other = changed(bytes(digest), 0);
    const filing = await supported(draft, application, other);
    await bench().inadmissible(bench().submit(filing), "RegisterInvalidSignature", personAt(0), digest);
  });

  it("takes no other key than the person's", async () => {
    const { outsider } = bench().harness;
    const signers = draft.signers.map((signer, index) => (index === 0 ? outsider.signer : signer));
    await bench().inadmissibleDraft({ ...draft, signers }, "RegisterWrongSigner", personAt(0));
  });

  describe("an account without code", () => {
    /** What is submitted when the signatures alone tell who signed. */
    async function unnamed(by: Draft, digest?: Hex): Promise<Filing> {
      const filing = await bench().file(by);
      const signatures = withoutRecovered(
        by.signers,
        await signAll(by.signers, bytes(digest ?? filing.digest)),
      );
      expect(signatures.map(({ signer }) => signer.length)).to.include(0);
      return { ...filing, evidence: encodeEvidence({ witnesses: by.witnesses, signatures }) };
    }

    it("need not be named, whatever its capacity", async () => {
      for (const by of [draft, await bench().harness.grantedOnNew()]) {
        only(await bench().events(bench().submit(await unnamed(by))), "Granted");
      }
    });

    it("signs only for the person whose key it is", async () => {
      const { outsider } = bench().harness;
      const signers = draft.signers.map((signer, index) => (index === 0 ? outsider.signer : signer));
      const sent = bench().submit(await unnamed({ ...draft, signers }));
      await bench().inadmissible(sent, "RegisterInvalidSignature");
      const other = bench().submit(await unnamed(draft, ORDER));
      await bench().inadmissible(other, "RegisterInvalidSignature");
    });

    it("does not sign by saying nothing", async () => {
      const filing = await bench().file(draft);
      const signatures = draft.signers.map(() => ({ signer: bytes("0x"), signature: bytes("0x") }));
      const evidence = encodeEvidence({ witnesses: draft.witnesses, signatures });
      const sent = bench().submit({ ...filing, evidence });
      await bench().inadmissible(sent, "RegisterInvalidSignature");
    });

    it("does not sign so once it has code", async () => {
      const { networkHelpers } = bench().harness.republic.connection;
      const filing = await unnamed(draft);
      const plain = draft.signers.find(({ isRecovered }) => isRecovered)?.signer;
      await networkHelpers.setCode(hexFromBytes(plain ?? bytes("0x")), "0x00");
      const sent = bench().submit(filing);
      await bench().inadmissible(sent, "RegisterInvalidSignature");
    });
  });

  it("takes nobody for a signatory who was never enrolled, is frozen or dead", async () => {
    const { republic } = bench().harness;
    const registrar = republic.persons.connect(republic.officers.civilRegistrar);
    const unknown: Hex = `0x${"ff".repeat(16)}`;
    const signatories = draft.signatories.map((one, index) =>
      index === last() ? { ...one, person: unknown } : one,
    );
    const applicant = signatories[0]?.person ?? "0x";
    await bench().inadmissibleDraft(
      { ...draft, signatories, applicant },
      "RegisterPersonNotActive",
      unknown,
      0,
    );
    await registrar.freeze([personAt(0)], ORDER, GENEROUS);
    await bench().inadmissibleDraft(draft, "RegisterPersonNotActive", personAt(0), FROZEN);
    await registrar.release([personAt(0)], ORDER, GENEROUS);
    await registrar.recordDeaths([personAt(1)], ORDER, GENEROUS);
    await bench().inadmissibleDraft(draft, "RegisterPersonNotActive", personAt(1), DEAD);
  });

  it("takes no persons out of order, and none twice", async () => {
    const signatories = [...draft.signatories].reverse();
    const reversed = { ...draft, signatories, signers: [...draft.signers].reverse() };
    await bench().inadmissibleDraft(reversed, "RegisterNotAscending", 1);
    const [one] = draft.signatories;
    const [signer] = draft.signers;
    if (one === undefined || signer === undefined) throw new Error("nobody signs");
    const twice = { ...draft, signatories: [one, ...draft.signatories], signers: [signer, ...draft.signers] };
    await bench().inadmissibleDraft({ ...twice, applicant: one.person }, "RegisterNotAscending", 1);
  });

  it("takes no office from who does not hold it", async () => {
    const { outsider } = bench().harness;
    for (const [capacity, code] of [
      ["notary", 2],
      ["registrar", 3],
      ["reviewer", 4],
      ["judge", 5],
    ] as const) {
      const signatories = sortSignatories([
        ...draft.signatories,
        { person: outsider.person, capacity, keyVersion: 1 },
      ]);
      const index = signatories.findIndex(({ person }) => person === outsider.person);
      const signers = draft.signers.toSpliced(index, 0, outsider.signer);
      await bench().inadmissibleDraft(
        { ...draft, signatories, signers },
        "RegisterNotInOffice",
        outsider.person,
        code,
      );
    }
  });

  it("takes no application of an applicant who does not sign, nor one cut short", async () => {
    const application = encodeLoosely(draft);
    const filing = await bench().file(draft);
    const count = draft.signatories.length;
    const foreign = { ...filing, application: changed(application, 0, count) };
    await bench().inadmissible(bench().submit(foreign), "ApplicationApplicantDoesNotSign", count, count);
    const cut = { ...filing, application: application.subarray(0, 7) };
    await bench().inadmissible(bench().submit(cut), "ApplicationMalformed");
    for (const [at, counts] of [
      [5, [0, count, 0]],
      [5, [17, count, 0]],
      [6, [1, 17, 0]],
      [7, [1, count, 255]],
    ] as const) {
      const malformed = { ...filing, application: changed(application, at, counts[at - 5]) };
      const given = [application.length, counts[0], counts[1], counts[2]];
      await bench().inadmissible(bench().submit(malformed), "ApplicationMalformed", ...given);
    }
  });

  describe("raising one's key version", () => {
    async function raise(index: number): Promise<void> {
      const { persons, connection } = bench().harness.republic;
      const { chainId } = await connection.ethers.provider.getNetwork();
      const domain = {
        name: "Persons",
        version: "1",
        chainId,
        verifyingContract: await persons.getAddress(),
      };
      const types = {
        KeyVersionRaise: [
          { name: "person", type: "bytes16" },
          { name: "keyVersion", type: "uint32" },
        ],
      };
      const digest = TypedDataEncoder.hash(domain, types, { person: personAt(index), keyVersion: 1 });
      const signer = signerAt(index);
      if (signer === undefined) throw new Error("nobody signs");
      await persons.raiseKeyVersion(
        personAt(index),
        signer.signer,
        await signer.sign(bytes(digest)),
        GENEROUS,
      );
    }

    it("revokes all that was signed before", async () => {
      const filing = await bench().file(draft);
      await raise(last());
      const error = ["RegisterKeyVersionRevoked", personAt(last()), 1, 2] as const;
      await bench().inadmissible(bench().submit(filing), ...error);
      expect(await bench().register.slotOf(entryIn(draft))).to.equal(NOTHING);
    });

    it("leaves room to sign anew, under the new version only", async () => {
      await raise(0);
      const under = (keyVersion: number): Draft => ({
        ...draft,
        signatories: draft.signatories.map((one, index) => (index === 0 ? { ...one, keyVersion } : one)),
      });
      await bench().inadmissibleDraft(under(3), "RegisterKeyVersionRevoked", personAt(0), 3, 2);
      only(await bench().decide(under(2)), "Granted");
    });
  });

  describe("a withdrawal", () => {
    async function withdraw(index: number, by = signerAt(index), over?: Hex) {
      const { application, from, digest } = await bench().file(draft);
      const { signer, signature } = await signWithdrawal(bench(), over ?? digest, by);
      return bench().register.withdraw(application, from, index, signer, signature, GENEROUS);
    }

    it("by any signatory ends the application", async () => {
      for (const index of [0, last()]) {
        draft = { ...draft, deadline: draft.deadline + 1 };
        const { digest } = await bench().file(draft);
        const events = await bench().events(withdraw(index));
        expect(events).to.deep.equal([{ name: "Withdrawn", args: { digest, person: personAt(index) } }]);
        const mark = `0x${"1".padStart(64, "0")}`;
        expect(await bench().register.decisionOn(digest)).to.equal(mark);
        await bench().inadmissibleDraft(draft, "RegisterAlreadyDecided", digest, mark);
        await bench().inadmissible(withdraw(index), "RegisterAlreadyDecided", digest, mark);
      }
    });

    it("of what is still to come holds when it has come", async () => {
      const { networkHelpers } = bench().harness.republic.connection;
      const before = await networkHelpers.takeSnapshot();
      await bench().decide(draft);
      const next = await bench().harness.grantedNext(entryIn(draft));
      const filing = await bench().file(next);
      await before.restore();
      const { signer, signature } = await signWithdrawal(bench(), filing.digest, next.signers[0]);
      const { application, from, digest } = filing;
      await bench().register.withdraw(application, from, 0, signer, signature, GENEROUS);
      only(await bench().decide(draft), "Granted");
      await bench().inadmissible(bench().submit(filing), "RegisterAlreadyDecided");
      expect(await bench().register.decisionOn(digest)).not.to.equal(NOTHING);
    });

    it("by anybody else is none", async () => {
      const { outsider } = bench().harness;
      const before = await bench().file(draft);
      await bench().inadmissible(withdraw(0, outsider.signer), "RegisterWrongSigner", personAt(0));
      const disguised = { ...outsider.signer, signer: signerAt(0)?.signer ?? new Uint8Array() };
      await bench().inadmissible(withdraw(0, disguised), "RegisterInvalidSignature");
      await bench().inadmissible(withdraw(1, signerAt(0)), "RegisterWrongSigner", personAt(1));
      expect(await bench().register.decisionOn(before.digest)).to.equal(NOTHING);
    });

    it("of another application is none, nor is a signature of the application itself", async () => {
      await bench().inadmissible(withdraw(0, signerAt(0), ORDER), "RegisterInvalidSignature");
      const { application, from, digest } = await bench().file(draft);
      const signer = signerAt(0);
      if (signer === undefined) throw new Error("nobody signs");
      const consent = await signer.sign(bytes(digest));
      const sent = bench().register.withdraw(application, from, 0, signer.signer, consent, GENEROUS);
      await bench().inadmissible(sent, "RegisterInvalidSignature");
    });

    it("is possible while another signatory is frozen, and not to one who is", async () => {
      const { republic } = bench().harness;
      const registrar = republic.persons.connect(republic.officers.civilRegistrar);
      await registrar.freeze([personAt(last())], ORDER, GENEROUS);
      await bench().inadmissible(withdraw(last()), "RegisterPersonNotActive", personAt(last()), 2);
      only(await bench().events(withdraw(0)), "Withdrawn");
    });

    it("names a signatory that there is, and a commitment for each entry", async () => {
      const { application, from, digest } = await bench().file(draft);
      const count = draft.signatories.length;
      const { signer, signature } = await signWithdrawal(bench(), digest, signerAt(0));
      const withdrawn = (commitments: readonly Hex[], index: number) =>
        bench().register.withdraw(application, [...commitments], index, signer, signature, GENEROUS);
      await bench().inadmissible(withdrawn(from, count), "RegisterNoSuchSignatory", count, count);
      await bench().inadmissible(withdrawn([], 0), "RegisterLengthMismatch", from.length, 0);
    });

    it("leaves what is asked anew to be granted", async () => {
      await withdraw(0);
      only(await bench().decide({ ...draft, deadline: draft.deadline + 1 }), "Granted");
    });

    it("comes too late for what was granted", async () => {
      const { digest } = await bench().file(draft);
      await bench().decide(draft);
      await bench().inadmissible(withdraw(0), "RegisterStaleRecord");
      expect(await bench().register.decisionOn(digest)).to.equal(NOTHING);
    });

    it("comes too late for what was refused", async () => {
      draft = await bench().harness.refused();
      await bench().decide(draft);
      await bench().inadmissible(withdraw(0), "RegisterAlreadyDecided");
    });
  });

  it("takes no evidence that ends too soon or goes on", async () => {
    const filing = await bench().file(draft);
    const { evidence } = filing;
    const long = { ...filing, evidence: Uint8Array.of(...evidence, 0) };
    const { length } = evidence;
    await bench().inadmissible(bench().submit(long), "EvidenceMalformed", length + 1, length);
    const short = { ...filing, evidence: evidence.subarray(0, -1) };
    await bench().inadmissible(bench().submit(short), "EvidenceMalformed", length - 1, length);
    const { record, proof } = witnessIn(draft);
    const within = { ...filing, evidence: evidence.subarray(0, 2 + record.length) };
    const required = 3 + record.length;
    // What lies behind the end is not the evidence's: whatever count is read there, the proof is not in it.
    await bench().inadmissible(bench().submit(within), "EvidenceMalformed");
    const inProof = { ...filing, evidence: evidence.subarray(0, required + 31) };
    await bench().inadmissible(
      bench().submit(inProof),
      "EvidenceMalformed",
      required + 31,
      required + proof.length * 32,
    );
  });
}
