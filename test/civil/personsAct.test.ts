import { shouldDecideAsTold } from "../behaviours/toldSteps.ts";
import { PersonsTeller } from "./support/personsTeller.ts";

describe("Persons Act, in its worked examples", () => {
  shouldDecideAsTold({
    statute: "statutes/persons/2015-09-01.en.md",
    refusals: {
      art_3__para_2: ["PersonsAlreadyEnrolled"],
      art_4__para_3: ["PersonsWrongStatus"],
      art_5__para_1: ["PersonsUnknownAssurance"],
      art_5__para_2: ["PersonsAlreadyEnrolled"],
      art_6__para_1: ["PersonsVerifierNotAllowed"],
      art_6__para_2: ["PersonsVerifierNotAllowed"],
      art_7__para_1: ["PersonsInvalidSignature", "PersonsNoProofOfPossession", "PersonsNotTheKey"],
      art_7__para_4: ["PersonsWrongKeyVersion"],
      art_8__para_2: ["PersonsInvalidSignature"],
      art_9__para_1: ["PersonsWrongStatus"],
      art_9__para_2: ["PersonsWrongStatus"],
      art_10__para_1: ["PersonsWrongStatus"],
      art_10__para_2: ["PersonsWrongStatus"],
    },
    inadmissible: ["AccessManagedUnauthorized"],
    begin: (republic) => PersonsTeller.begin(republic),
  });
});
