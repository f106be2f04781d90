/** A field between quotes, those within it doubled (RFC 4180). */
export function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

/** A field as it is, or between quotes if it would be misread otherwise (RFC 4180). */
export function quotedIfNeeded(field: string): string {
  return /[",\r\n]/u.test(field) ? quoted(field) : field;
}
