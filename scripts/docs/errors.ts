import { nameArguments } from "../../sdk/errorFormats.ts";
import { ERROR_CHAPTERS, type ErrorText } from "../../sdk/errorTexts.ts";

const INTRODUCTION = `# Errors

Every error of the contracts, why it occurs and what to do about it. This page is made from \`sdk/errorTexts\`; the same
texts are what \`explainError\` of the client answers with. Dates are legal dates, persons are known by their ids.
`;

/** The text of `docs/errors.md`: the same for the same table, errors in the order of their names. */
export function renderErrorReference(): string {
  const chapters = ERROR_CHAPTERS.map(({ heading, texts }) => {
    const errors = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
    return [`## ${heading}`, ...errors.map(([signature, text]) => renderError(signature, text))].join("\n\n");
  });
  return `${[INTRODUCTION.trimEnd(), ...chapters].join("\n\n")}\n`;
}

function renderError(signature: string, text: ErrorText): string {
  const name = signature.slice(0, signature.indexOf("("));
  return [
    `### ${name}`,
    `\`${signature}\``,
    `${nameArguments(text.what)} ${text.why}`,
    `**What to do:** ${text.whatToDo}`,
  ].join("\n\n");
}
