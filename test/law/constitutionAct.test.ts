import { shouldDecideAsTold } from "../behaviours/toldSteps.ts";
import { ConstitutionTeller } from "./support/constitutionTeller.ts";

describe("Constitution Act, in its worked examples", () => {
  shouldDecideAsTold({
    statute: "statutes/constitution/2015-01-05.en.md",
    refusals: {
      art_3__para_2: ["GazetteHolidayNotInFuture", "GazetteStandstillNotInFuture"],
      art_4__para_1: ["ExecutiveTooLate"],
      art_4__para_2: ["ExecutiveVetoed"],
      art_4__para_3: ["AccessManagerNotScheduled", "AccessManagerNotReady"],
      art_7__para_1: ["ExecutiveOtherCalls"],
      art_7__para_2: ["ExecutiveTooEarly", "ExecutiveAlreadyExecuted"],
      art_7__para_4: ["ExecutiveLapsed"],
      art_7__para_5: ["ExecutiveOutOfOrder"],
      art_8__para_1: ["GazetteTextMissing"],
      art_8__para_8: ["GazetteTextNotCorrectable"],
      art_9__para_1: ["GazetteNotInForce"],
      art_9__para_3: ["GazetteRetroactiveWithoutBasis"],
      art_9__para_4: ["GazetteTextAlreadyPublished", "GazetteCalendarAlreadyPublished"],
      art_10__para_1: ["ExecutiveTooLate"],
      art_10__para_2: ["GazetteNotAWorkingDay"],
      art_10__para_3: ["GazetteCalendarNotPublished"],
      art_10__para_4: ["GazetteCalendarMalformed"],
    },
    inadmissible: [
      "AccessManagedUnauthorized",
      "AccessManagerUnauthorizedAccount",
      "AccessManagerUnauthorizedCancel",
      "ExecutiveNotTheConstitutionalCourt",
      "ExecutiveNotTheFounder",
    ],
    begin: (republic) => ConstitutionTeller.begin(republic),
  });
});
