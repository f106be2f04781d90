/** Akoma Ntoso elements that are cited by name, and those of which only the label is cited, in brackets. */
const NAMED: Readonly<Record<string, string>> = {
  art: "Article",
  sec: "section",
  part: "Part",
  chp: "Chapter",
  sched: "Schedule",
};
const BRACKETED = ["para", "subpara", "subsec", "point"];

/**
 * A provision as people cite it, where its eId has the usual form; otherwise as it is written.
 *
 * @example
 * provisionName("/eli/xx/act/2015/12#art_9__para_3"); // "Article 9(3)"
 */
export function provisionName(provision: string): string {
  const names = provision
    .slice(provision.indexOf("#") + 1)
    .split("__")
    .map(stepName);
  return names.includes("") ? provision : names.join("");
}

/** The act of a provision: its ELI, without the eId. */
export function actOf(provision: string): string {
  return provision.split("#", 1)[0] ?? "";
}

/** One step of an eId, `para_3` as `(3)`; "" if it has no usual form. */
function stepName(step: string): string {
  const [, element = "", label = ""] = /^([a-z]+)_([a-z0-9]+)$/u.exec(step) ?? [];
  if (BRACKETED.includes(element)) return `(${label})`;
  return Object.hasOwn(NAMED, element) ? `${NAMED[element] ?? ""} ${label}` : "";
}
