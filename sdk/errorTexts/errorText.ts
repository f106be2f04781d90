/** How one custom error is explained. Arguments stand in braces, with a format where they are not read as they are. */
export interface ErrorText {
  /** What happened, with the offending values, e.g. `Today is {today:date}.` */
  readonly what: string;
  /** Why the contract refuses it. */
  readonly why: string;
  /** What the reader can do about it. */
  readonly whatToDo: string;
}

/** Texts by the error's signature, with the names of its arguments. */
export type ErrorTexts = Readonly<Record<string, ErrorText>>;
