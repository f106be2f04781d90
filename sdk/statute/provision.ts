import { computeEId } from "./eId.ts";
import type { Place } from "./errors.ts";
import type { Block, Override, Provision, ProvisionKind, Table } from "./model.ts";
import type { Reading } from "./reading.ts";

/** A provision while it is read: its text and children are still to come. */
export interface OpenProvision extends Provision {
  intro: Block | undefined;
  children: (Provision | Table)[];
  wrapUp: Block | undefined;
  repealed: boolean;
}

/** What is known of a provision when its label or heading has been read. */
export interface ProvisionStart {
  readonly kind: ProvisionKind;
  readonly number: string;
  readonly heading?: string;
  readonly override: Override | undefined;
  /** The eId of what holds it, if that goes into its own. */
  readonly parent?: string;
  readonly place: Place;
}

/**
 * Opens a provision and takes its eId.
 *
 * @throws {StatuteError} if the eId is taken or malformed
 */
export function openProvision(reading: Reading, start: ProvisionStart): OpenProvision {
  const { kind, number, override, place } = start;
  const eId = override?.eId ?? computeEId(kind, number, start.parent);
  reading.eIds.claim(eId, place, override);
  return {
    kind,
    eId,
    number,
    override,
    heading: start.heading ?? "",
    intro: undefined,
    children: [],
    wrapUp: undefined,
    repealed: false,
    line: place.line,
    column: place.column,
  };
}

/** Gives a provision its text before the points and tables. */
export function setIntro(provision: OpenProvision, block: Block): void {
  provision.intro = block;
  provision.repealed = block.markdown === "*Repealed.*";
}
