/**
 * Papers of a poll: each has its share of what is paid once a poll, whatever its size, for beginning and ending to add up. A small town; a
 * constituency has forty times as many, and for each of those it is next to nothing.
 */
export const POLL_PAPERS = 1_000;

/** Voters who sign and whose marks stand in one word of the box. */
const VOTERS_IN_WORD = 128;

/** What a paper costs whose transaction is not the first of its poll, with its share of what the first one pays more. */
export interface CastCost {
  readonly gas: number;
  readonly bytes: number;
}

/**
 * @param casts papers of a poll in their order, the first of which opens the box's words
 * @param anonymous whether each voter has words of their own, so that the first paper pays more for the poll alone
 * @param counted whether the mean is of this paper, too, besides the first, of which it never is
 */
export function castWithShare(
  casts: readonly CastCost[],
  anonymous: boolean,
  counted: (index: number) => boolean = () => true,
): CastCost {
  const others = casts.filter((_, index) => index > 0 && counted(index));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  const gas = mean(others.map((each) => each.gas));
  const [first = 0] = casts.map((each) => each.gas);
  const share = Math.max(0, first - gas) / (anonymous ? POLL_PAPERS : VOTERS_IN_WORD);
  return { gas: Math.round(gas + share), bytes: Math.round(mean(others.map((each) => each.bytes))) };
}

/** Share of a paper in adding all up: of its batches, and of beginning and ending. */
export function addedWithShare(batches: number, papers: number, once: number): number {
  return Math.round(batches / papers + once / POLL_PAPERS);
}
