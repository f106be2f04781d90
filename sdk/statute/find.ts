import type { Statute, StatuteElement } from "./model.ts";

/** All elements below, each before its children, in the order of the text. */
export function* elementsOf(elements: readonly StatuteElement[]): Generator<StatuteElement> {
  for (const element of elements) {
    yield element;
    yield* elementsOf(element.children);
  }
}

/** The element that has this eId; undefined if the version has none. */
export function findElement(statute: Statute, eId: string): StatuteElement | undefined {
  for (const element of elementsOf(statute.children)) if (element.eId === eId) return element;
  return undefined;
}
