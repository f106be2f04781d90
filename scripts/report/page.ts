import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { EChartsOption } from "echarts";

import { html, scriptJson, trusted } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { stylesheet } from "./stylesheet.ts";

const CHART_LIBRARY = createRequire(import.meta.url).resolve("echarts/dist/echarts.common.min.js");
const CHART_DRAWING = new URL("drawCharts.browser.js", import.meta.url);

/** A page of the report. */
export interface Page {
  /** Title of the window. */
  readonly title: string;
  /** What stands in `<main>`, from the only `<h1>` on. */
  readonly content: Markup;
  /** By the name in the `data-chart` of the element in which each is drawn. */
  readonly charts: Readonly<Record<string, EChartsOption>>;
  /** What the page is made from, embedded as JSON in `<script id="report">` for other programs to read. */
  readonly data: unknown;
  /** Last lines, such as the licence of the data. */
  readonly footer: Markup;
}

/**
 * The page as one HTML file that opens from disk and needs no network. Its content security policy forbids the
 * browser to fetch anything, and to run any script but the ones written here.
 */
export function renderPage(page: Page): string {
  const scripts = Object.keys(page.charts).length === 0 ? [] : chartScripts();
  return `<!doctype html>\n${html`<html class="govuk-template" lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policyFor(scripts)}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>${page.title}</title>
      <link rel="icon" href="data:," />
      <style>
        ${trusted(stylesheet())}
      </style>
    </head>
    <body class="govuk-template__body">
      <a href="#main" class="govuk-skip-link">Skip to main content</a>
      <header class="report-header">
        <div class="govuk-width-container"><p class="report-header__name govuk-body">Smart laws</p></div>
      </header>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main" tabindex="-1">${page.content}</main>
      </div>
      <footer class="report-footer"><div class="govuk-width-container">${page.footer}</div></footer>
      <script type="application/json" id="report">
        ${scriptJson(page.data)}
      </script>
      <script type="application/json" id="charts">
        ${scriptJson(page.charts)}
      </script>
      ${scripts.map((script) => trusted(`<script>${script}</script>`))}
    </body>
  </html>`.toString()}\n`;
}

function chartScripts(): string[] {
  return [CHART_LIBRARY, CHART_DRAWING].map((file) => readFileSync(file, "utf8"));
}

function policyFor(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const scriptSources = hashes.length === 0 ? "'none'" : hashes.join(" ");
  return `default-src 'none'; script-src ${scriptSources}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
}
