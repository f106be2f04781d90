import { APPLICATION_ERRORS } from "./errorTexts/application.ts";
import type { ErrorTexts } from "./errorTexts/errorText.ts";
import { DISCRETION_ERRORS } from "./errorTexts/discretions.ts";
import { GAZETTE_ERRORS } from "./errorTexts/gazette.ts";
import { LAND_ERRORS } from "./errorTexts/land.ts";
import { LIBRARY_ERRORS } from "./errorTexts/library.ts";
import { LODGING_ERRORS } from "./errorTexts/lodging.ts";
import { OFFICES_ERRORS } from "./errorTexts/offices.ts";
import { PERSONS_ERRORS } from "./errorTexts/persons.ts";
import { PROCEDURE_ERRORS } from "./errorTexts/procedure.ts";
import { REFERENDUM_ERRORS } from "./errorTexts/referendums.ts";
import { REGISTER_ERRORS } from "./errorTexts/register.ts";
import { TAKEOVER_ERRORS } from "./errorTexts/takeover.ts";
import { VOTING_ERRORS } from "./errorTexts/voting.ts";
import { ELECTION_ERRORS } from "./errorTexts/votingRegister.ts";
import { VOTING_CEREMONY_ERRORS } from "./errorTexts/votingCeremony.ts";
import { VOTING_ANONYMOUS_ERRORS } from "./errorTexts/votingAnonymous.ts";
import { VOTING_BOX_ERRORS } from "./errorTexts/votingBox.ts";
import { VOTING_STATION_ERRORS } from "./errorTexts/votingStations.ts";

export type { ErrorText, ErrorTexts } from "./errorTexts/errorText.ts";

/** Texts of one part of the project. */
export interface ErrorChapter {
  readonly heading: string;
  readonly texts: ErrorTexts;
}

/** Every custom error of the contracts, by where it comes from. */
export const ERROR_CHAPTERS: readonly ErrorChapter[] = [
  { heading: "Applications and signatures", texts: APPLICATION_ERRORS },
  { heading: "Registers", texts: REGISTER_ERRORS },
  { heading: "Takeover of older registers", texts: TAKEOVER_ERRORS },
  { heading: "Land", texts: LAND_ERRORS },
  { heading: "Lodgings", texts: LODGING_ERRORS },
  { heading: "Discretion", texts: DISCRETION_ERRORS },
  { heading: "Cases", texts: PROCEDURE_ERRORS },
  { heading: "Persons", texts: PERSONS_ERRORS },
  { heading: "Elections", texts: ELECTION_ERRORS },
  { heading: "Ballots", texts: VOTING_ERRORS },
  { heading: "Referendums", texts: REFERENDUM_ERRORS },
  { heading: "Key ceremonies", texts: VOTING_CEREMONY_ERRORS },
  { heading: "Ballot box", texts: VOTING_BOX_ERRORS },
  { heading: "Anonymous voters", texts: VOTING_ANONYMOUS_ERRORS },
  { heading: "Polling stations", texts: VOTING_STATION_ERRORS },
  { heading: "Gazette and calendar", texts: GAZETTE_ERRORS },
  { heading: "Offices and Executive", texts: OFFICES_ERRORS },
  { heading: "Inherited from OpenZeppelin", texts: LIBRARY_ERRORS },
];

/** Every custom error of the contracts, by its signature with the names of its arguments. */
export const ERROR_TEXTS: ErrorTexts = Object.assign(
  {},
  ...ERROR_CHAPTERS.map(({ texts }) => texts),
) as ErrorTexts;
