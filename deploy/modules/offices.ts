/** The offices of the republic: role in `Offices`, and the provision of the Constitution Act that grants its powers. */
export const OFFICES = {
  legislature: { role: 1n, provision: "art_3__para_1" },
  constitutionalCourt: { role: 2n, provision: "art_4__para_1" },
  civilRegistrar: { role: 3n, provision: "art_5__para_1" },
  landRegistrar: { role: 4n, provision: "art_5__para_2" },
  surveyOffice: { role: 5n, provision: "art_5__para_3" },
  court: { role: 6n, provision: "art_5__para_4" },
  notary: { role: 7n, provision: "art_5__para_5" },
  reviewer: { role: 8n, provision: "art_5__para_9" },
  caseRegistrar: { role: 9n, provision: "art_5__para_10" },
  electoralCommission: { role: 13n, provision: "art_5__para_18" },
} as const;

/**
 * The offices that contracts hold themselves, without end: the register of cases, the book of takeovers, and the register of
 * elections.
 */
export const CONTRACT_OFFICES = {
  cases: { role: 10n, provision: "art_5__para_11" },
  takeover: { role: 12n, provision: "art_5__para_17" },
  elections: { role: 14n, provision: "art_5__para_19" },
} as const;

/**
 * Offices that other founding acts create and that are filled later, for the days that an order states: those who take votes at polling
 * stations.
 */
export const LATER_OFFICES = {
  pollingOfficer: { role: 15n, provision: "art_18a__para_2", eli: "/eli/xx/act/2015/11" },
} as const;

/**
 * Role of the office that decides where the Agricultural Land Act leaves it to somebody: article 5(1) of that act. The founding, which
 * comes before it, gives it no label.
 */
export const LAND_COMMISSION = 11n;

export type OfficeName = keyof typeof OFFICES;

/** Those whose holders sign applications or take over a register, each as the person whom the order of appointment names: article 5(20). */
export const SIGNING_OFFICES = [
  "landRegistrar",
  "surveyOffice",
  "court",
  "notary",
  "reviewer",
  "caseRegistrar",
  "electoralCommission",
] as const;

export type SigningOffice = (typeof SIGNING_OFFICES)[number];

/**
 * How many officers the acts need in an office; in every other, one. Three judges give a judgment (Administrative Procedure Act,
 * article 16(1)), another reviewer takes what is remanded (16(4)), two members of the commission appoint trustees and certify
 * (Elections Act, articles 13(1) and 23(1)).
 */
export const OFFICERS_NEEDED: Readonly<Record<OfficeName, number>> = {
  legislature: 1,
  constitutionalCourt: 1,
  civilRegistrar: 1,
  landRegistrar: 1,
  surveyOffice: 1,
  court: 3,
  notary: 1,
  reviewer: 2,
  caseRegistrar: 1,
  electoralCommission: 2,
};

/** Text that labels the role: the office, and the provision it rests on. */
export function labelOf(
  name: string,
  { provision, eli = "/eli/xx/act/2015/1" }: { readonly provision: string; readonly eli?: string },
): string {
  return `${name} ${eli}#${provision}`;
}

/** Which functions of which contract each office may call. What is not listed, nobody but the executive may. */
export const POWERS = {
  legislature: {
    Gazette: [
      "enact",
      "publishCalendar",
      "proclaimHoliday",
      "proclaimStandstill",
      "correctRuleset",
      "correctText",
    ],
  },
  constitutionalCourt: { Gazette: ["suspend", "annul"], Referendums: ["bar"] },
  civilRegistrar: {
    Persons: [
      "enrol",
      "enrolBatch",
      "allowVerifier",
      "confirmAssurance",
      "freeze",
      "release",
      "recordDeaths",
    ],
  },
  landRegistrar: { LandTakeover: ["propose"] },
  surveyOffice: { LandTakeover: ["confirm"] },
  court: {
    LandRegister: ["freeze", "release", "strike"],
    LandTakeover: ["decide"],
    CaseRegister: ["freeze", "release"],
  },
  electoralCommission: { Referendums: ["file", "nameDistrict"] },
  cases: { LandRegister: ["setPending", "setAside", "restore"] },
  takeover: { LandRegister: ["adoptLegacyRoot"] },
  elections: {
    BallotBox: ["prepare", "schedule", "permitTally", "annul"],
    KeyCeremony: ["begin", "appoint"],
    Referendums: ["put", "answered", "annulled"],
  },
} as const;
