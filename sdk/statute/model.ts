import type { FrontMatter } from "./frontMatter.ts";
import type { Figure } from "./figures.ts";

/** What a heading's word makes of it: the Akoma Ntoso element. */
export type DivisionKind = "part" | "chapter" | "schedule" | "article" | "section";

/** An element that holds text. */
export type ProvisionKind = DivisionKind | "paragraph" | "point";

/** Every element of a statute that has an eId. */
export type ElementKind = ProvisionKind | "table" | "row";

/** A run of text: one Markdown block without its label and its override. */
export interface Block {
  /** Plain text, on one line. */
  readonly text: string;
  /** The same as it stands in the file, with its line breaks, its links and its emphasis. */
  readonly markdown: string;
  readonly line: number;
  readonly column: number;
}

/** An eId that the text states because the rules would compute another: `{#eId}` or `{#eId was=oldEId}`. */
export interface Override {
  readonly eId: string;
  /** The eId that the provision had before it was renumbered. */
  readonly was: string | undefined;
}

/** What all elements have. */
interface ElementBase {
  readonly eId: string;
  /** The number or label as the text writes it: `4a`, `2A`, `ii`; of a table or row its place among its like. */
  readonly number: string;
  readonly line: number;
  readonly column: number;
}

/** A part, chapter, schedule, article, section, paragraph or point. */
export interface Provision extends ElementBase {
  readonly kind: ProvisionKind;
  readonly override: Override | undefined;
  /** Empty for paragraphs and points. */
  readonly heading: string;
  /** The text before the points and tables, or all of the text when there are none. */
  readonly intro: Block | undefined;
  readonly children: readonly (Provision | Table)[];
  /** The text after the points and tables. */
  readonly wrapUp: Block | undefined;
  /** The place is kept, its text is gone: `*Repealed.*`. */
  readonly repealed: boolean;
}

/** How a column is set; it decides only how the table is printed. */
export type Alignment = "left" | "right" | "center" | "none";

/** A table of figures. Its header row has no eId. */
export interface Table extends ElementBase {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly alignments: readonly Alignment[];
  readonly children: readonly Row[];
}

/** A row below the header; the first is `__tr_1`. */
export interface Row extends ElementBase {
  readonly kind: "row";
  readonly cells: readonly Cell[];
  readonly children: readonly [];
}

/** One cell: one figure. */
export interface Cell {
  readonly text: string;
  readonly figure: Figure;
  readonly line: number;
  readonly column: number;
}

export type StatuteElement = Provision | Table | Row;

/** A link from a provision to a provision, of this act or another. */
export interface Reference {
  /** The provision that refers. */
  readonly from: string;
  readonly text: string;
  /** The other act's ELI, without date; undefined for this act. */
  readonly eli: string | undefined;
  /** The version meant. Without it the reference floats: it means the version in force. */
  readonly date: string | undefined;
  /** The provision meant; undefined for a whole act. */
  readonly eId: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** A defined term and the point that defines it. */
export interface Definition {
  readonly term: string;
  readonly eId: string;
  readonly line: number;
  readonly column: number;
}

/** One version of an act, read. */
export interface Statute {
  readonly file: string;
  readonly frontMatter: FrontMatter;
  /** The act's name as its first heading states it. */
  readonly title: string;
  readonly children: readonly Provision[];
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
}
