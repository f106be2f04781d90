import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const resolve = createRequire(import.meta.url).resolve;
const GOVUK_STYLES = resolve("govuk-frontend/dist/govuk/govuk-frontend.min.css");
const OWN_STYLES = new URL("page.css", import.meta.url);

const GOVUK_TYPEFACE = "GDS Transport,arial,sans-serif";
const SYSTEM_TYPEFACE =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif';

/** The notice that goes with every copy of govuk-frontend. */
const GOVUK_NOTICE = `/*! Parts of govuk-frontend, The MIT License (MIT).
Copyright (C) 2017 Crown Copyright (Government Digital Service)
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:
The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.
THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. */`;

/**
 * The styles of every page: govuk-frontend without its typeface, which is licensed for GOV.UK alone, without the
 * royal arms and without anything to fetch; then our own.
 */
export function stylesheet(): string {
  return `${GOVUK_NOTICE}\n${selfContained(readFileSync(GOVUK_STYLES, "utf8"))}\n${readFileSync(OWN_STYLES, "utf8")}`;
}

/** The styles without comments, fonts and images to load, in the typefaces that the reader's system has. */
function selfContained(css: string): string {
  return css
    .replace(/^@charset "UTF-8";/u, "")
    .replace(/\/\*[^]*?\*\//gu, "")
    .replace(/@font-face\{[^}]*\}/gu, "")
    .replace(/[\w-]+:[^;{}]*url\([^)]*\)[^;{}]*;?/gu, "")
    .replaceAll(GOVUK_TYPEFACE, SYSTEM_TYPEFACE)
    .trim();
}
