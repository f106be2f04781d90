import type { MadeRate } from "../report/madeRate.ts";

/** How much is made up beside the rows: enough to show every case on a small file, and a large one is not drowned in them. */
export const MADE_RATE: MadeRate = { casesARow: 0.05, laterCasesARow: 0.05, laterCasesInAll: 200 };
