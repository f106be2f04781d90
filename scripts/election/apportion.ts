/**
 * Divides a number of voters among options in proportion to the votes that each had, by the method of the largest
 * remainder (Hamilton's): so that shares are kept and the sum is exact. Of equal remainders the first is served first.
 *
 * @param votes that each option had; none is negative, and not all are zero
 * @param voters to be divided, a whole number from 0 on
 * @throws RangeError if the votes or voters are no such numbers
 */
export function apportion(votes: readonly number[], voters: number): number[] {
  const total = votes.reduce((sum, each) => sum + each, 0);
  const whole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
  if (total === 0 || !votes.every(whole) || !whole(voters) || !Number.isSafeInteger(total * voters)) {
    throw new RangeError(`${voters} voters cannot be divided in proportion to ${votes.join(", ")}.`);
  }
  const shares = votes.map((each) => Math.floor((each * voters) / total));
  const left = voters - shares.reduce((sum, each) => sum + each, 0);
  const byRemainder = votes
    .map((each, option) => ({ option, remainder: (each * voters) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.option - b.option);
  for (const { option } of byRemainder.slice(0, left)) shares[option] = (shares[option] ?? 0) + 1;
  return shares;
}
