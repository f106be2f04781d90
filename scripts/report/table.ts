import { html } from "./markup.ts";
import type { Content, Markup } from "./markup.ts";

/** A column of a table; figures are aligned to the right. */
export interface Column<Row> {
  readonly heading: string;
  readonly figures: boolean;
  readonly cell: (row: Row) => Content;
}

export function textColumn<Row>(heading: string, cell: (row: Row) => Content): Column<Row> {
  return { heading, figures: false, cell };
}

export function figureColumn<Row>(heading: string, cell: (row: Row) => Content): Column<Row> {
  return { heading, figures: true, cell };
}

/** A table that scrolls sideways by itself where it is too wide, also from the keyboard. The first column heads each row. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  const numeric = (part: string, { figures }: Column<Row>): string =>
    `govuk-table__header${figures ? ` govuk-table__${part}--numeric` : ""}`;
  const cellOf = (column: Column<Row>, row: Row, i: number): Markup =>
    i === 0
      ? html`<th scope="row" class="govuk-table__header">${column.cell(row)}</th>`
      : html`<td class="govuk-table__cell${column.figures ? " govuk-table__cell--numeric" : ""}">
          ${column.cell(row)}
        </td>`;
  return html`<div class="report-scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="govuk-table govuk-table--small-text-until-tablet">
      <caption class="govuk-table__caption govuk-table__caption--s">
        ${caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${columns.map((column) => html`<th scope="col" class="${numeric("header", column)}">${column.heading}</th>`)}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        ${rows.map(
          (row) =>
            html`<tr class="govuk-table__row">
              ${columns.map((column, i) => cellOf(column, row, i))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
