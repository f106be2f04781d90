/** Gas that a row may cost, and what would be better still. Where a row has no target, its snapshot alone holds it. */
export const GAS_TARGETS: Readonly<Record<string, { readonly target: number; readonly beyond?: number }>> = {
  "land.transfer.ecdsa": { target: 95_000, beyond: 90_000 },
  "land.transfer.p256": { target: 107_000, beyond: 100_000 },
  "land.transfer.legacy.p256": { target: 144_000, beyond: 135_000 },
  "land.transfer.batch50": { target: 65_000, beyond: 60_000 },
  "land.split.2": { target: 150_000 },
  "land.merge.2": { target: 150_000 },
  "procedure.lodge": { target: 55_000 },
  "procedure.object": { target: 90_000 },
  "procedure.review": { target: 90_000 },
  "persons.enrol": { target: 62_000 },
  "persons.enrol.batch100": { target: 26_000 },
};
