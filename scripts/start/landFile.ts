import { type Hex, hexFromBytes, keccak256, bytesFromText } from "../../sdk/bytes.ts";
import { encodeTitle, type Rrr, type Share, type Title } from "../../sdk/land/title.ts";
import { legacyEntryId } from "../../sdk/law/entryId.ts";
import { type LegacyLeaf, LegacyTree } from "../../sdk/law/legacyTree.ts";
import { commitmentOf, encodeLegacyRecord } from "../../sdk/law/record.ts";
import type { Party } from "./parties.ts";

/** A title as the office's file has it: the present record, and the persons named in it with their keys. */
export interface FiledTitle {
  readonly entry: Hex;
  record: Uint8Array;
  /** Merkle proof for the first dealing; undefined once the chain knows the title. */
  proof: Hex[] | undefined;
  owners: { party: Party; numerator: number }[];
  /** Lender of a mortgage that must be discharged before a transfer. */
  lender: Party | undefined;
}

/** What a title is made of, in the legacy register. */
export interface LegacyTitle {
  readonly titleKey: string;
  readonly tenure: "freehold" | "leasehold";
  /** Leasehold: day number on which it ends. */
  readonly termEnds: number;
  readonly owners: readonly Party[];
  readonly mortgage?: { readonly lender: Party; readonly assumable: boolean; readonly amount: bigint };
  readonly consentOf?: Party;
}

/** The legacy register: its titles on file, and the tree whose root the republic takes over. */
export class LandFile {
  readonly titles = new Map<string, FiledTitle>();
  /** Commitment of each legacy record, by entry: what an auditor of the takeover has besides the chain. */
  readonly legacyCommitments = new Map<Hex, Hex>();
  readonly #salt: Uint8Array;
  readonly #recordedAt: number;

  /**
   * @param salt secret that turns addresses into entry ids nobody can guess
   * @param recordedAt day number on which the legacy register was closed
   */
  constructor(salt: Uint8Array, recordedAt: number) {
    this.#salt = salt;
    this.#recordedAt = recordedAt;
  }

  add(legacy: LegacyTitle): FiledTitle {
    const body = encodeTitle(titleOf(legacy));
    const filed: FiledTitle = {
      entry: legacyEntryId(this.#salt, legacy.titleKey),
      record: encodeLegacyRecord(this.#recordedAt, body),
      proof: undefined,
      owners: legacy.owners.map((party) => ({ party, numerator: 1 })),
      lender: legacy.mortgage && !legacy.mortgage.assumable ? legacy.mortgage.lender : undefined,
    };
    this.titles.set(legacy.titleKey, filed);
    return filed;
  }

  /** Builds the tree once all titles are on file, and gives each its proof. */
  close(): LegacyTree {
    const titles = [...this.titles.values()];
    const tree = LegacyTree.of(titles.map(leafOf));
    for (const title of titles) {
      title.proof = tree.proofOf(leafOf(title));
      this.legacyCommitments.set(title.entry, commitmentOf(title.record));
    }
    return tree;
  }
}

function leafOf({ entry, record }: FiledTitle): LegacyLeaf {
  return { entry, recordHash: keccak256(record) };
}

/** Areas and boundaries are made up: the published data has neither. */
function titleOf(legacy: LegacyTitle): Title {
  const made = keccak256(bytesFromText(legacy.titleKey));
  const rrrs: Rrr[] = [];
  const plain = {
    assumable: false,
    rank: 0,
    amount: 0n,
    currency: "",
    until: 0,
    instrument: hexFromBytes(made),
  };
  if (legacy.mortgage) {
    const { lender, assumable, amount } = legacy.mortgage;
    rrrs.push({
      ...plain,
      kind: "mortgage",
      assumable,
      rank: 1,
      holder: lender.person,
      amount,
      currency: "GBP",
    });
  }
  if (legacy.consentOf) rrrs.push({ ...plain, kind: "consent required", holder: legacy.consentOf.person });
  const shares: Share[] = legacy.owners.map(({ person }) => ({ owner: person, numerator: 1 }));
  return {
    tenure: legacy.tenure,
    termEnds: legacy.termEnds,
    denominator: shares.length,
    spatialUnits: [
      { squareMetres: BigInt(60 + ((made[0] ?? 0) << 2)), geometry: hexFromBytes(keccak256(made)) },
    ],
    shares,
    rrrs,
  };
}
