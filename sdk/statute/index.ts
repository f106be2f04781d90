export { decodeStatute } from "./sourceText.ts";
export { computeEId, isEId, MAXIMUM_EID_BYTES } from "./eId.ts";
export { type Eli, parseEli } from "./eli.ts";
export { type Place, StatuteError, type StatuteErrorDetails } from "./errors.ts";
export { type Figure, holdsFigure, parseFigure, percentagesIn, percentOf } from "./figures.ts";
export { elementsOf, findElement } from "./find.ts";
export type { FrontMatter } from "./frontMatter.ts";
export type {
  Alignment,
  Block,
  Cell,
  Definition,
  DivisionKind,
  ElementKind,
  Override,
  Provision,
  ProvisionKind,
  Reference,
  Row,
  Statute,
  StatuteElement,
  Table,
} from "./model.ts";
export { numbersIn, numberWordsIn } from "./numbers.ts";
export { parseStatute } from "./parse.ts";
export { printStatute } from "./print.ts";
export { textHash } from "./textHash.ts";
export { headingOf, textOf, UnknownProvisionError } from "./textOf.ts";
