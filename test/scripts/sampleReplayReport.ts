import type { ReplayReport } from "../../scripts/report/replayReport.ts";

const LAND_ACT = "/eli/xx/act/2015/12";
const REMEDY = `${LAND_ACT}#art_19__para_1`;
/** From Sunday on: Fridays are the busiest. */
const TRANSFERS_BY_WEEKDAY = [12, 640, 702, 745, 880, 2_310, 41];
const MEAN_PRICE_PENCE = 27_112_345;

const byDay = Array.from({ length: 31 }, (_, i) => {
  const date = new Date(Date.UTC(2016, 0, i + 1));
  const transfers = i === 0 ? 3 : (TRANSFERS_BY_WEEKDAY[date.getUTCDay()] ?? 0) + ((i * 37) % 90);
  return {
    date: date.toISOString().slice(0, 10),
    transfers,
    refused: i % 9 === 4 ? 1 : 0,
    dutyAssessed: String(transfers * 412_300),
    volume: String(transfers * (MEAN_PRICE_PENCE + i * 310_000)),
  };
});
const transfers = byDay.reduce((sum, day) => sum + day.transfers, 0);
const dutyAssessed = byDay.reduce((sum, day) => sum + BigInt(day.dutyAssessed), 0n);

/** A report such as a replay writes, with figures that add up. */
export const SAMPLE_REPORT: ReplayReport = {
  source: {
    file: "price-paid.csv.gz",
    bytes: 689_628,
    sha256: "3b1f0a7c5d9e24680b1f0a7c5d9e24680b1f0a7c5d9e24680b1f0a7c5d9e2468",
    madeUp: false,
    licence:
      "Contains HM Land Registry data © Crown copyright and database right 2016. This data is licensed under the Open Government Licence v3.0.",
  },
  seed: 201_601,
  machine: {
    cpu: "AMD EPYC 7B13",
    cores: 2,
    node: "22.23.3",
    hardfork: "cancun",
    solc: "0.8.30, optimizer 200 runs, via IR",
  },
  finishedAt: "2026-02-03T14:05:06Z",
  interrupted: false,
  land: {
    rows: transfers + 3 + 14,
    rowsRead: transfers + 3 + 14,
    transfers,
    refusedRows: 3,
    rejected: 14,
    made: {
      rate: { casesARow: 0.05, laterCasesARow: 0.025, laterCasesInAll: 150 },
      applications: 240,
      titles: 5,
      dealings: [
        { part: "Part 6 Notices and restrictions", dealing: "priority notice", granted: 65, refused: 0 },
        { part: "Part 9 Leases and usufruct", dealing: "lease", granted: 17, refused: 6 },
        { part: "Part 10 Parcels and easements", dealing: "split", granted: 12, refused: 4 },
      ],
      refusals: {
        [`${LAND_ACT}#art_11__para_1`]: 60,
        [`${LAND_ACT}#art_9__para_3`]: 48,
        [`${LAND_ACT}#art_5__para_1`]: 24,
      },
      inadmissible: { Register_StaleRecord: 60, Register_BadSignature: 36, Register_DeadlinePassed: 12 },
    },
    dutyAssessed: String(dutyAssessed),
  },
  byDay,
  dutyBands: dutyBands(),
  gasByAct: [
    {
      act: "Transfer, first dealing with a legacy title",
      count: 23_100,
      mean: 143_211,
      min: 131_020,
      max: 161_400,
    },
    { act: "Transfer of a title the chain knows", count: 413, mean: 106_480, min: 99_800, max: 118_230 },
    { act: "Refusal", count: 135, mean: 71_400, min: 58_200, max: 90_050 },
    { act: "Enrolment of a person, in a batch", count: 46_900, mean: 25_870, min: 25_810, max: 43_100 },
  ],
  refusals: [
    {
      provision: `${LAND_ACT}#art_9__para_3`,
      heading: "Transfer of a share",
      text: "A transfer is refused unless the transferor signs it.",
      count: 48,
      remedy: REMEDY,
      remedyDays: 28,
    },
    {
      provision: `${LAND_ACT}#art_11__para_1`,
      heading: "Those whom a transfer would harm",
      text: "A transfer of a title that carries a mortgage which is not assumable is refused unless the lender signs it.",
      count: 60,
      remedy: REMEDY,
      remedyDays: 28,
    },
    {
      provision: `${LAND_ACT}#art_5__para_1`,
      heading: "Titles that may not move",
      text: "A dealing with a title that a court has frozen is refused.",
      count: 24,
      remedy: REMEDY,
      remedyDays: 28,
    },
    {
      provision: `${LAND_ACT}#art_9__para_5`,
      heading: "Transfer of a share",
      text: "A transfer is refused if transferor and acquirer are one person.",
      count: 3,
      remedy: REMEDY,
      remedyDays: 28,
    },
  ],
  inadmissible: [
    {
      error: "Register_StaleRecord",
      sentence:
        "The title has moved on since the application was signed; it must be signed again for the new record.",
      count: 60,
    },
    {
      error: "Register_BadSignature",
      sentence: "A listed signatory's signature is missing or was not made by their key.",
      count: 36,
    },
    {
      error: "Register_DeadlinePassed",
      sentence: "The application arrived after the day until which its signatories wanted it to stand.",
      count: 12,
    },
  ],
  phases: [
    { name: "Reading the file", seconds: 0.62, acts: transfers, actsPerSecond: transfers / 0.62 },
    { name: "Deploying the state", seconds: 4.1, acts: 0, actsPerSecond: 0 },
    { name: "Enrolling the persons", seconds: 88.4, acts: 46_900, actsPerSecond: 46_900 / 88.4 },
    {
      name: "Deciding the transfers",
      seconds: 214.9,
      acts: transfers + 3,
      actsPerSecond: (transfers + 3) / 214.9,
    },
    { name: "Rebuilding from the logs", seconds: 12.7, acts: transfers, actsPerSecond: transfers / 12.7 },
  ],
  signatures: [
    { kind: "secp256k1", count: 31_402 },
    { kind: "P-256", count: 15_204 },
    { kind: "ERC-1271", count: 512 },
  ],
  dutyAmendment: {
    beforeDate: "2016-03-31",
    afterDate: "2016-04-01",
    price: "30000000",
    dutyBefore: "500000",
    dutyAfter: "1400000",
  },
  cases: { opened: 20, setAside: 9, withdrawn: 11, aboutGrants: 1 },
  verified: { entries: transfers, mismatches: 0 },
  seconds: 321.3,
  peakRssBytes: 1_312_000_000,
};

/** A report of a file without a row, with everything empty that may be. */
export const EMPTY_REPORT: ReplayReport = {
  source: SAMPLE_REPORT.source,
  seed: SAMPLE_REPORT.seed,
  machine: SAMPLE_REPORT.machine,
  finishedAt: SAMPLE_REPORT.finishedAt,
  interrupted: false,
  land: {
    rows: 0,
    rowsRead: 0,
    transfers: 0,
    refusedRows: 0,
    rejected: 0,
    made: {
      rate: SAMPLE_REPORT.land.made.rate,
      applications: 0,
      titles: 0,
      dealings: [],
      refusals: {},
      inadmissible: {},
    },
    dutyAssessed: "0",
  },
  byDay: [],
  dutyBands: [],
  gasByAct: [],
  refusals: [],
  inadmissible: [],
  phases: [],
  signatures: [],
  cases: { opened: 0, setAside: 0, withdrawn: 0, aboutGrants: 0 },
  verified: { entries: 0, mismatches: 0 },
  seconds: 0,
  peakRssBytes: 0,
};

function dutyBands(): ReplayReport["dutyBands"] {
  const upTo250 = dutyAssessed / 8n;
  const upTo925 = dutyAssessed / 2n;
  const upTo1500 = dutyAssessed / 5n;
  const above = dutyAssessed - upTo250 - upTo925 - upTo1500;
  const below = (share: number): number => Math.floor(transfers * share);
  return [
    { from: "0", to: "12500000", ratePercent: 0, transfers: below(0.25), duty: "0" },
    { from: "12500000", to: "25000000", ratePercent: 2, transfers: below(0.36), duty: String(upTo250) },
    { from: "25000000", to: "92500000", ratePercent: 5, transfers: below(0.34), duty: String(upTo925) },
    { from: "92500000", to: "150000000", ratePercent: 10, transfers: below(0.03), duty: String(upTo1500) },
    {
      from: "150000000",
      to: null,
      ratePercent: 12,
      transfers: transfers - below(0.25) - below(0.36) - below(0.34) - below(0.03),
      duty: String(above),
    },
  ];
}
