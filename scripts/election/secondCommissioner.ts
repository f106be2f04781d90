import { FOUNDING_ACTS, publishedText } from "../../deploy/modules/acts.ts";
import { OFFICES } from "../../deploy/modules/offices.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import { appointment, Legislation } from "../republic/legislation.ts";
import type { Party } from "../start/parties.ts";

/** The member who signs with the first is new: the legislature has them appointed, as the Constitution Act has it done. */
export function secondCommissioner(republic: EmbeddedRepublic, second: Party): Legislation {
  const { eli, date } = FOUNDING_ACTS.elections;
  const text = publishedText("elections", eli, date);
  const calls = [appointment(republic, OFFICES.electoralCommission.role, second)];
  return new Legislation(republic, { text, provisions: [], calls });
}
