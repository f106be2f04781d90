import type { ErrorTexts } from "./errorText.ts";

/** The book of referendums. */
export const REFERENDUM_ERRORS: ErrorTexts = {
  "ReferendumBound(bytes32 question, bytes32 district)": {
    what: "The question {question} is bound to the poll of the district {district}.",
    why: "One poll answers a question: that of the district which was named when it was frozen. While it stands no other is named.",
    whatToDo: "Wait for its certification; if it is annulled, name another district.",
  },
  "ReferendumInadmissible(bytes32 question, bytes32 eId)": {
    what: "The question {question} is not admitted by {eId:text} of the Referendum Act.",
    why: "What the people adopt is enacted as it stands, so that it is checked before it is asked.",
    whatToDo: "Read the provision, change the enactment and file it again: it is another question then.",
  },
  "ReferendumOtherStage(bytes32 question, uint8 stage)": {
    what: "The question {question} is at stage {stage} (0 unknown, 1 on file, 2 barred, 3 rejected, 4 adopted, 5 enacted).",
    why: "A question is filed, answered once, and enacted once; what the court has barred stays so.",
    whatToDo: "Read the logs of the book of referendums.",
  },
};
