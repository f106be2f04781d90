export { type AnnotatedNode, type Annotations, readAnnotations } from "./annotations.ts";
export type { AstNode } from "./ast.ts";
export { checkAnnotations } from "./checkAnnotations.ts";
export type { AnnotationFinding, AnnotationFindingCode } from "./findings.ts";
export {
  assertPure,
  BytecodeMalformedError,
  findImpureOpcodes,
  type ImpureOpcode,
  RulesetImpureError,
} from "./purity.ts";
export { findImpureDeclarations, type ImpureDeclaration } from "./sourcePurity.ts";
export type { SourcePlace } from "./solidityText.ts";
export { TAGS, type Tag, type WrittenTag } from "./tags.ts";
