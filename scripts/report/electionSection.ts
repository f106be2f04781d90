import {
  type CandidateCount,
  type ElectionReport,
  type ReferendumReport,
  type RefusedPapers,
  refusedPapers,
} from "./electionReport.ts";
import { auditVerdict } from "./electionSummary.ts";
import { counted, mostFirst, thousands } from "./figures.ts";
import { html } from "./markup.ts";
import type { ActGas } from "./replayReport.ts";
import { paragraph, type Section } from "./sections.ts";
import { figureColumn, table, textColumn } from "./table.ts";

/** The election and the referendum: who got how many votes, what was kept out of the box, what the auditor says. */
export function electionSection(election: ElectionReport): Section {
  const { constituency, pollingDay, ballots, revotes, turnout, voters, trustees, source } = election;
  const course =
    `On ${pollingDay}, ${thousands(turnout)} of ${counted(voters, "voter")} on the roll of ${constituency} voted, in the proportions ` +
    `of the file. The box took ${counted(ballots, "ballot paper")}, of which ${thousands(revotes)} replaced another of the same voter; each was ` +
    `encrypted, and proven valid as it was cast. Of ${trustees.appointed} trustees ${trustees.decrypted} decrypted the sums, and no ballot.`;
  const refused = mostFirst(refusedPapers(election));
  return {
    id: "election",
    heading: `Election in ${constituency}`,
    content: html`${paragraph(course)} ${paragraph(auditVerdict(election))}
      ${table("Votes by candidate", CANDIDATES, election.counts)}
      ${table("Papers that the box did not take", REFUSED, refused)}
      ${table("Referendum on the same day", QUESTIONS, election.referendum)}
      ${table("Gas of the election", GAS, election.gas)}
      <p class="govuk-body-s">${source.licence}</p>`,
  };
}

const CANDIDATES = [
  textColumn<CandidateCount>("Candidate", ({ name, elected }) => `${name}${elected ? " (elected)" : ""}`),
  textColumn<CandidateCount>("Party", ({ party }) => party),
  figureColumn<CandidateCount>("Votes", ({ votes }) => thousands(votes)),
  figureColumn<CandidateCount>("In the file", ({ publishedVotes }) => thousands(publishedVotes)),
];

const REFUSED = [
  textColumn<RefusedPapers>("Error", ({ error }) => error),
  textColumn<RefusedPapers>("Of the first of them", ({ reason }) => reason),
  figureColumn<RefusedPapers>("Papers", ({ count }) => thousands(count)),
];

const QUESTIONS = [
  textColumn<ReferendumReport>("Question", ({ question }) => question),
  figureColumn<ReferendumReport>("Yes", ({ yes }) => thousands(yes)),
  figureColumn<ReferendumReport>("No", ({ no }) => thousands(no)),
  textColumn<ReferendumReport>("Outcome", ({ outcome }) => outcome),
  textColumn<ReferendumReport>("In force from", ({ inForceFrom }) => inForceFrom ?? ""),
];

const GAS = [
  textColumn<ActGas>("Act", ({ act }) => act),
  figureColumn<ActGas>("Acts", ({ count }) => thousands(count)),
  figureColumn<ActGas>("Mean", ({ mean }) => thousands(mean)),
  figureColumn<ActGas>("Least", ({ min }) => thousands(min)),
  figureColumn<ActGas>("Most", ({ max }) => thousands(max)),
];
