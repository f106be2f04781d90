import type { Transfer } from "../../sdk/land/dealings.ts";
import { FURTHER_CASES } from "./furtherCases.ts";
import type { Instruction, Submission } from "./landDesk.ts";
import type { FiledTitle } from "./landFile.ts";
import { ASSURANCE, other, type Party } from "./parties.ts";
import {
  basisOf,
  disposersOf,
  dischargesOf,
  instruction,
  instructionFor,
  type Sale,
  transfersTo,
} from "./sale.ts";

/** What the cases need done: each application is counted with its outcome. */
export interface CaseDesk {
  /** Prepares and submits; the title's file follows if it is granted. */
  attempt(instruction: Instruction, altered?: (submission: Submission) => Submission): Promise<Submission>;
  submitAgain(sale: Sale, submission: Submission): Promise<void>;
  freeze(sale: Sale): Promise<void>;
  release(sale: Sale): Promise<void>;
  /** A notary lodges an application that is still to be submitted. */
  lodge(instruction: Instruction): Promise<void>;
  /** Somebody objects to what made the present record of a title; it is upheld. */
  contestGrant(title: FiledTitle, objector: Party): Promise<void>;
  readonly notary: Party;
  readonly registrar: Party;
  readonly judge: Party;
}

/** A case made up beside the rows of the file; it replaces none of them. */
export interface MadeCase {
  readonly name: string;
  /** Assurance of the persons it needs besides the parties of the sale. */
  readonly needs: readonly number[];
  /** Whether the case can arise with a legacy title's first sale; where it is not given, with every sale. */
  readonly arisesFirst?: (sale: Sale) => boolean;
  /** Before the row is submitted, or after it was granted. */
  readonly when: "before" | "after";
  readonly run: (
    desk: CaseDesk,
    sale: Sale,
    others: readonly Party[],
    submitted?: Submission,
  ) => Promise<void>;
}

/** The sale with its transfers changed; everybody signs as they should. */
function changed(sale: Sale, change: (transfer: Transfer) => Partial<Transfer>): Instruction {
  const transfers = transfersTo(sale, sale.buyer).map((transfer) => ({ ...transfer, ...change(transfer) }));
  return instruction(sale, [...dischargesOf(sale), ...transfers], [...disposersOf(sale), sale.buyer]);
}

const refused: MadeCase[] = [
  {
    name: "one share sold to two buyers",
    needs: [ASSURANCE.high],
    when: "before",
    run: async (desk, sale, others) => {
      const second = other(others);
      const dealings = [
        ...dischargesOf(sale),
        ...transfersTo(sale, sale.buyer),
        ...transfersTo(sale, second),
      ];
      await desk.attempt(instruction(sale, dealings, [...disposersOf(sale), sale.buyer, second]));
    },
  },
  {
    name: "a title that a court has frozen",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      await desk.freeze(sale);
      const usual = instructionFor(sale);
      await desk.attempt({ ...usual, deadline: usual.deadline + 1 });
      await desk.release(sale);
    },
  },
  {
    name: "a lender who is not asked",
    needs: [],
    arisesFirst: ({ title }) => title.lender !== undefined,
    when: "before",
    run: async (desk, sale) => {
      const [first, ...rest] = sale.title.owners.map(({ party }) => party);
      if (first === undefined) return;
      await desk.attempt(instruction(sale, transfersTo(sale, sale.buyer), [first, ...rest, sale.buyer]));
    },
  },
  {
    name: "a caveat in the way",
    needs: [ASSURANCE.high],
    when: "before",
    run: async (desk, sale, others) => {
      const caveator = other(others);
      const own = { ...basisOf(sale), caveator: caveator.person };
      const lodged = [{ ...own, kind: "caveat", lastDay: sale.row.date + 60 } as const];
      await desk.attempt(instruction(sale, lodged, [caveator, desk.notary]));
      await desk.attempt(instructionFor(sale));
      await desk.attempt(instruction(sale, [{ ...own, kind: "caveat withdrawal" }], [caveator]));
    },
  },
  {
    name: "a key of too low assurance",
    needs: [ASSURANCE.substantial],
    when: "before",
    run: async (desk, sale, others) => {
      const acquirer = other(others);
      const dealings = [...dischargesOf(sale), ...transfersTo(sale, acquirer)];
      await desk.attempt(instruction(sale, dealings, [...disposersOf(sale), acquirer]));
    },
  },
  {
    name: "an acquirer who has not signed",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      const dealings = [...dischargesOf(sale), ...transfersTo(sale, sale.buyer)];
      await desk.attempt(instruction(sale, dealings, disposersOf(sale)));
    },
  },
  {
    name: "more than the transferor holds",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      await desk.attempt(changed(sale, ({ numerator }) => ({ numerator: numerator + 1 })));
    },
  },
  {
    name: "a deed of a later date",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      await desk.attempt(changed(sale, ({ instrumentDate }) => ({ instrumentDate: instrumentDate + 3 })));
    },
  },
  {
    name: "a price in another currency",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      await desk.attempt(changed(sale, () => ({ currency: "EUR" })));
    },
  },
];

const inadmissible: MadeCase[] = [
  {
    name: "an application used twice",
    needs: [],
    when: "after",
    run: async (desk, sale, _others, submitted) => {
      if (submitted) await desk.submitAgain(sale, submitted);
    },
  },
  {
    name: "a signature over something else",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      const usual = instructionFor(sale);
      await desk.attempt({ ...usual, deadline: usual.deadline + 2 }, withSpoiltSignature);
    },
  },
  {
    name: "a deadline that has passed",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      await desk.attempt({ ...instructionFor(sale), deadline: sale.row.date - 1 });
    },
  },
  {
    name: "a key version that is not the present one",
    needs: [],
    when: "before",
    run: async (desk, sale) => {
      await desk.attempt({ ...instructionFor(sale), keyVersion: 2 });
    },
  },
  {
    name: "strangers dealing with the title",
    needs: [ASSURANCE.high, ASSURANCE.high],
    when: "before",
    run: async (desk, sale, others) => {
      const [seller, acquirer] = [other(others), other(others, 1)];
      const transfers = transfersTo(sale, acquirer).map((transfer) => ({
        ...transfer,
        transferor: seller.person,
      }));
      await desk.attempt(instruction(sale, transfers, [seller, acquirer]));
    },
  },
  {
    name: "a forged record of a legacy title",
    needs: [],
    arisesFirst: () => true,
    when: "before",
    run: async (desk, sale) => {
      const record = sale.title.record.slice();
      record[record.length - 1] = (record[record.length - 1] ?? 0) ^ 1;
      await desk.attempt({ ...instructionFor(sale), title: { ...sale.title, record } });
    },
  },
];

/** Changes one bit near the end of the evidence, which lies in the last signature. */
function withSpoiltSignature(submission: Submission): Submission {
  const evidence = submission.evidence.slice();
  const within = evidence.length - 20;
  evidence[within] = (evidence[within] ?? 0) ^ 1;
  return { ...submission, evidence };
}

/** Every case, refusals first. */
export const MADE_CASES: readonly MadeCase[] = [...refused, ...inadmissible, ...FURTHER_CASES];
