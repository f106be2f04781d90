/** How much is made up beside the rows of a file, the same for the same seed. */
export interface MadeRate {
  /** Part of the rows that have a case of the law refusing, or of what goes with a sale. */
  readonly casesARow: number;
  /** Of the other rows, the part that has a case of what owners do later. */
  readonly laterCasesARow: number;
  /** Of a large file, about so many cases of what owners do later in all, and no more. */
  readonly laterCasesInAll: number;
}

/** The rate in a sentence. */
export function madeRateText({ casesARow, laterCasesARow, laterCasesInAll }: MadeRate): string {
  const percent = (part: number): string => `${Math.round(part * 1_000) / 10} %`;
  return (
    `About ${percent(casesARow)} of the rows have a made-up case beside them, of one application or several; of the others about ` +
    `${percent(laterCasesARow)} have one of what owners do later, about ${laterCasesInAll} of these at most.`
  );
}
