import { EXIT } from "./commandFailure.ts";

/**
 * Does something that Ctrl-C stops in good order: the first asks it to, a second ends the program at once.
 *
 * @param notice what is said to whoever pressed it
 * @param act asks from time to time whether it is to stop
 */
export async function stoppable<T>(
  notice: string,
  act: (isStopped: () => boolean) => Promise<T>,
): Promise<T> {
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(EXIT.interrupted);
    stopped = true;
    process.stderr.write(`\n${notice} Ctrl-C again ends at once.\n`);
  };
  process.on("SIGINT", stop);
  try {
    return await act(() => stopped);
  } finally {
    process.off("SIGINT", stop);
  }
}
