import { bytesFromText, hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { elementsOf, findElement, textOf, type Statute } from "../statute/index.ts";

/** A provision of a statute, or as much of it as is known. */
export interface CitedProvision {
  readonly eId: string;
  /** ELI of the act; undefined if none of the statutes has this subdivision. */
  readonly eli: string | undefined;
  /** Title of the act. */
  readonly title: string | undefined;
  /** The provision's text. */
  readonly text: string | undefined;
}

/** The Gazette's key of a subdivision: keccak256 of e.g. "/eli/xx/act/2015/12#part_2". */
export function gazetteKey(eli: string, subdivision: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(`${eli}#${subdivision}`)));
}

/** Finds provisions by the Gazette's keys, from which no name can be read. */
export class StatuteIndex {
  readonly #subdivisions = new Map<Hex, { readonly statute: Statute; readonly eli: string }>();

  constructor(statutes: readonly Statute[]) {
    for (const statute of statutes) {
      const { eli } = statute.frontMatter;
      for (const { kind, eId } of elementsOf(statute.children)) {
        if (kind !== "part" && kind !== "chapter" && kind !== "schedule") continue;
        this.#subdivisions.set(gazetteKey(eli, eId), { statute, eli: `${eli}#${eId}` });
      }
    }
  }

  /** ELI of the subdivision that a key names. */
  eliOf(key: Hex): string | undefined {
    return this.#subdivisions.get(key)?.eli;
  }

  /** A provision of the act that the subdivision belongs to. */
  cite(key: Hex, eId: string): CitedProvision {
    const statute = this.#subdivisions.get(key)?.statute;
    if (statute === undefined) return { eId, eli: undefined, title: undefined, text: undefined };
    const { eli, title } = statute.frontMatter;
    return { eId, eli, title, text: findElement(statute, eId) && textOf(statute, eId) };
  }
}
