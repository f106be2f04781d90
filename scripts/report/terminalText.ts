type Side = "left" | "right";

const INDENT = "  ";
const GAP = "  ";
/** However narrow the terminal says it is, lines this long are readable and short enough. */
const NARROWEST = 20;
/** C0 and C1 control characters, with which a text could move the cursor or forge a line. */

const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/gu;

/** The text in lines of at most the width, broken between words; a word longer than that keeps a line to itself. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(NARROWEST, width);
  const clean = printable(text);
  const indent = /^ */u.exec(clean)?.[0] ?? "";
  const lines: string[] = [];
  let line = "";
  for (const word of clean.split(" ").filter((part) => part !== "")) {
    const longer = line === "" ? `${indent}${word}` : `${line} ${word}`;
    if (line !== "" && longer.length > room) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** The text wrapped with so many spaces before each line. */
export function indented(text: string, spaces: number, width: number): string[] {
  return wrapped(`${" ".repeat(spaces)}${text}`, width);
}

/**
 * Cells in aligned columns, indented by two. Where a row would be wider than the width, the first column is
 * shortened; figures never are.
 */
export function columns(
  rows: readonly (readonly string[])[],
  sides: readonly Side[],
  width: number,
): string[] {
  const clean = rows.map((row) => row.map(printable));
  const widths = sides.map((_, i) => Math.max(...clean.map((row) => (row[i] ?? "").length)));
  const rest = widths.slice(1).reduce((sum, columnWidth) => sum + columnWidth + GAP.length, INDENT.length);
  const first = Math.min(widths[0] ?? 0, Math.max(NARROWEST, width - rest));
  const padded = (cell: string, i: number): string => {
    const columnWidth = i === 0 ? first : (widths[i] ?? 0);
    const fitting = i === 0 ? shortened(cell, columnWidth) : cell;
    return sides[i] === "right" ? fitting.padStart(columnWidth) : fitting.padEnd(columnWidth);
  };
  return clean.map((row) => `${INDENT}${row.map(padded).join(GAP)}`.trimEnd());
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function printable(text: string): string {
  return text.replace(CONTROL, " ");
}
