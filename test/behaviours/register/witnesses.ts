import { type Hex, keccak256 } from "../../../sdk/bytes.ts";
import { LegacyTree } from "../../../sdk/law/legacyTree.ts";
import { commitmentOf, encodeLegacyRecord } from "../../../sdk/law/record.ts";
import { changed, type Draft } from "../../support/filing.ts";
import { bytes, entryIn, hex, type RegisterBench, witnessIn } from "./harness.ts";

/** Whether the records shown are checked against the slots and the root of the register taken over. */
export function checksWitnesses(bench: () => RegisterBench): void {
  let draft: Draft;

  beforeEach(async () => {
    draft = await bench().harness.grantedOnLegacy();
  });

  const showing = (record: Uint8Array, proof = witnessIn(draft).proof, entry = entryIn(draft)): Draft => ({
    ...draft,
    entries: [entry],
    witnesses: [{ record, proof }],
  });

  const notInRoot = (forged: Draft): Promise<void> =>
    bench().inadmissibleDraft(
      forged,
      "RegisterNotInLegacyRoot",
      entryIn(forged),
      commitmentOf(witnessIn(forged).record),
    );

  it("takes no stale record: neither the one before, nor the first one with its proof", async () => {
    const before = await bench().file(draft);
    await bench().submit(before);
    const next = await bench().harness.grantedNext(entryIn(draft));
    const [first, second] = [witnessIn(draft).record, witnessIn(next).record];
    const stored = commitmentOf(second);
    await bench().inadmissible(
      bench().submit(before),
      "RegisterStaleRecord",
      entryIn(draft),
      stored,
      commitmentOf(first),
    );
    await bench().decide(next);
    const { record } = witnessIn(await bench().harness.grantedNext(entryIn(draft)));
    const stale = { ...next, witnesses: [{ record: second, proof: [] }] };
    const arguments_ = [entryIn(draft), commitmentOf(record), stored] as const;
    await bench().inadmissibleDraft(stale, "RegisterStaleRecord", ...arguments_);
  });

  it("takes no record of an entry that is not yet made", async () => {
    const made = await bench().harness.grantedOnNew();
    const { record } = witnessIn(draft);
    const claimed = { ...made, witnesses: [{ record, proof: [] }] };
    await bench().inadmissibleDraft(claimed, "RegisterUnknownEntry", entryIn(made));
  });

  it("takes no legacy entry without its record", async () => {
    await bench().inadmissibleDraft(showing(new Uint8Array()), "RecordTooShort", 0, 64);
    const { record } = witnessIn(draft);
    await bench().inadmissibleDraft(showing(record.subarray(0, 63)), "RecordTooShort", 63, 64);
  });

  it("takes no record that is not under the root: another of the entry, or the same of another entry", async () => {
    const { record } = witnessIn(draft);
    await notInRoot(showing(changed(record, -1)));
    await notInRoot(showing(record, witnessIn(draft).proof, hex(changed(bytes(entryIn(draft)), -1))));
    const other = await bench().harness.grantedOnLegacy(1);
    await notInRoot(showing(witnessIn(other).record));
    await notInRoot(showing(record, witnessIn(draft).proof, entryIn(other)));
  });

  it("takes no forged proof: changed, shortened, lengthened, empty or of another entry", async () => {
    const { record, proof } = witnessIn(draft);
    const [first = "0x"] = proof;
    const other = witnessIn(await bench().harness.grantedOnLegacy(1));
    const forged = [
      [hex(changed(bytes(first), -1)), ...proof.slice(1)],
      proof.slice(1),
      proof.slice(0, -1),
      [...proof, first],
      [],
      other.proof,
    ];
    for (const nodes of forged) await notInRoot(showing(record, nodes));
  });

  it("takes no proof that leads to another root", async () => {
    const entry = entryIn(draft);
    const record = encodeLegacyRecord(1, witnessIn(draft).record.subarray(64));
    const leaf = { entry, recordHash: keccak256(record) };
    const ofMyOwn = LegacyTree.of([
      leaf,
      { entry: `0x${"01".repeat(32)}`, recordHash: keccak256(leaf.recordHash) },
    ]);
    await notInRoot(showing(record, ofMyOwn.proofOf(leaf)));
  });

  // A node is the hash of 64 bytes, as long as the shortest record; its sibling could pass as the name of an entry.
  it("takes no inner node of the tree for a leaf", async () => {
    const { tree, legacyRecords } = bench().harness;
    const forgeries = [...legacyRecords].flatMap(([entry, content]) => {
      const recordHash = keccak256(content);
      const [sibling, uncle, ...rest] = tree.proofOf({ entry, recordHash }).map(bytes);
      if (sibling === undefined || uncle === undefined) return [];
      const pair = [leafOf(entry, recordHash), sibling].sort(Buffer.compare);
      const record = Uint8Array.from(Buffer.concat(pair));
      const isReadAsPair = Buffer.compare(uncle, keccak256(record)) < 0 && (uncle[0] ?? 255) < 0x80;
      return isReadAsPair ? [showing(record, rest.map(hex), hex(uncle))] : [];
    });
    const [forged] = forgeries;
    if (forged === undefined)
      throw new Error("the tree has no node whose sibling could be the name of an entry");
    await notInRoot(forged);
  });

  it("takes no legacy record that begins no chain", async () => {
    const malformed = await bench().harness.malformedRecords();
    for (const one of malformed.values()) {
      await bench().inadmissibleDraft(one, "RegisterMalformedLegacyRecord", entryIn(one));
    }
  });

  it("takes no legacy record whose body has not the room's structure", async () => {
    const { draft: malformed, error } = await bench().harness.malformedBody();
    await bench().inadmissibleDraft(malformed, error);
  });
}

function leafOf(entry: Hex, recordHash: Uint8Array): Uint8Array {
  return keccak256(keccak256(Uint8Array.from(Buffer.concat([bytes(entry), recordHash]))));
}
