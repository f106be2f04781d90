import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** A part of the page under a heading of its own. */
export interface Section {
  /** Fragment of its address. */
  readonly id: string;
  readonly heading: string;
  readonly content: Markup;
}

/** A chart with its description for those who cannot see it, and the same figures as a table. */
export interface ChartFigure {
  /** Name of the chart's options in the page. */
  readonly chart: string;
  /** What the chart shows, in a sentence: its alternative text. */
  readonly description: string;
  /** Height in CSS pixels. */
  readonly height: number;
  readonly table: Markup;
}

export function renderSection({ id, heading, content }: Section): Markup {
  return html`<section class="report-section" aria-labelledby="${id}">
    <h2 class="govuk-heading-l" id="${id}">${heading}</h2>
    ${content}
  </section>`;
}

export function renderContents(sections: readonly Section[]): Markup {
  const items = sections.map(
    ({ id, heading }) =>
      html`<li><a class="govuk-link govuk-link--no-visited-state" href="#${id}">${heading}</a></li>`,
  );
  return html`<nav class="report-contents" aria-label="Contents">
    <ul class="govuk-list">
      ${items}
    </ul>
  </nav>`;
}

export function renderChart({ chart, description, height, table }: ChartFigure): Markup {
  return html`<figure class="report-chart">
      <div
        class="report-chart__drawing"
        role="img"
        aria-label="${description}"
        data-chart="${chart}"
        style="height: ${height}px"
      ></div>
      <noscript
        ><p class="govuk-body">The chart needs JavaScript; the table holds the same figures.</p></noscript
      >
    </figure>
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">The same figures as a table</span>
      </summary>
      <div class="govuk-details__text">${table}</div>
    </details>`;
}

export function paragraph(text: string): Markup {
  return html`<p class="govuk-body">${text}</p>`;
}
