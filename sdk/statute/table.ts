import type { Table as MarkdownTable, TableRow } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import { computeEId } from "./eId.ts";
import { failAt } from "./errors.ts";
import { FIGURE_FORMS, parseFigure } from "./figures.ts";
import { startOf } from "./markdown.ts";
import type { Cell, Row, Table } from "./model.ts";
import { gatherInline, type Reading } from "./reading.ts";

/**
 * Reads a table of figures.
 *
 * @param parent the eId of the provision that holds it
 * @param ordinal 1 for that provision's first table
 * @throws {StatuteError} if a cell is not one figure, or a row has more or fewer cells than the header
 */
export function readTable(reading: Reading, parent: string, ordinal: number, node: MarkdownTable): Table {
  const number = String(ordinal);
  const eId = computeEId("table", number, parent);
  reading.eIds.claim(eId, startOf(node));
  const [header, ...rows] = node.children;
  for (const cell of header?.children ?? []) gatherInline(reading, eId, cell);
  const columns = header?.children.map((cell) => plainText(cell)) ?? [];
  const alignments = columns.map((_, index) => node.align?.[index] ?? "none");
  const children = rows.map((row, index) => readRow(reading, eId, index + 1, row, columns.length));
  return { kind: "table", eId, number, columns, alignments, children, ...startOf(node) };
}

function readRow(reading: Reading, parent: string, ordinal: number, node: TableRow, width: number): Row {
  const place = startOf(node);
  const number = String(ordinal);
  const eId = computeEId("row", number, parent);
  reading.eIds.claim(eId, place);
  if (node.children.length !== width) {
    const problem = `the row has ${node.children.length} cells`;
    failAt(reading.source, place, problem, `${width}, as the header has`);
  }
  const cells = node.children.map((cell): Cell => {
    const text = plainText(cell);
    const figure = parseFigure(text);
    const at = startOf(cell.children[0] ?? cell);
    if (!figure) failAt(reading.source, at, `"${text}" is not one figure`, FIGURE_FORMS);
    return { text, figure, ...at };
  });
  return { kind: "row", eId, number, cells, children: [], ...place };
}
