import cliProgress from "cli-progress";

/** What is shown while a long piece of work runs. */
export interface Progress {
  /** Says that more of the work is done: one unit unless told. */
  advance(units?: number): void;
  /** Ends the display, also before the work is complete. Further calls do nothing. */
  stop(): void;
}

export interface ProgressOptions {
  /** Shows nothing at all. */
  readonly quiet?: boolean;
  /** Where to show it; standard error unless told, so that standard output stays data. */
  readonly stream?: ProgressStream;
  /** Milliseconds before anything is shown, so that what is quick stays silent. */
  readonly delay?: number;
  /** Milliseconds between two lines where the stream is no terminal. */
  readonly lineInterval?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

interface State {
  readonly name: string;
  readonly total: number;
  readonly unit: string;
  readonly startedAt: number;
  done: number;
}

const DELAY = 2_000;
const LINE_INTERVAL = 5_000;
const BAR_WIDTH = 24;
const NARROW_TERMINAL = 80;

/**
 * Shows how far a piece of work is, at what rate it goes and how long it will take: as a bar on a terminal, as a
 * plain line every few seconds elsewhere.
 *
 * @param unit what is counted, in the plural: `transfers`
 *
 * @example
 * const progress = startProgress("Deciding", transfers.length, "transfers");
 * try {
 *   for (const transfer of transfers) {
 *     await decide(transfer);
 *     progress.advance();
 *   }
 * } finally {
 *   progress.stop();
 * }
 */
export function startProgress(
  name: string,
  total: number,
  unit: string,
  options: ProgressOptions = {},
): Progress {
  const { quiet = false, stream = process.stderr, delay = DELAY, lineInterval = LINE_INTERVAL } = options;
  const now = options.now ?? (() => performance.now());
  if (quiet) return { advance: () => undefined, stop: () => undefined };
  const state: State = { name, total, unit, startedAt: now(), done: 0 };
  const display =
    stream.isTTY === true ? barDisplay(state, stream, now) : lineDisplay(state, stream, now, lineInterval);
  let shown = false;
  let stopped = false;
  const show = (): void => {
    shown = true;
    display.draw();
  };
  const firstDraw = setTimeout(show, delay).unref();
  return {
    advance: (units = 1) => {
      state.done += units;
      if (!stopped && (shown || now() - state.startedAt >= delay)) show();
    },
    stop: () => {
      clearTimeout(firstDraw);
      if (shown && !stopped) display.end();
      stopped = true;
    },
  };
}

interface Display {
  draw(): void;
  end(): void;
}

function lineDisplay(state: State, stream: ProgressStream, now: () => number, interval: number): Display {
  let lastAt = -Infinity;
  let lastDone = -1;
  const write = (): void => {
    lastAt = now();
    lastDone = state.done;
    stream.write(`${statusOf(state, lastAt)}\n`);
  };
  return {
    draw: () => {
      if (now() - lastAt >= interval) write();
    },
    end: () => {
      if (state.done !== lastDone) write();
    },
  };
}

function barDisplay(state: State, stream: ProgressStream, now: () => number): Display {
  const format: cliProgress.GenericFormatter = (options, { progress }) => {
    const width = stream.columns || NARROW_TERMINAL; // a terminal that does not know its width says 0
    const bar = width < NARROW_TERMINAL ? "" : `${cliProgress.Format.BarFormat(progress, options)} `;
    return `${bar}${statusOf(state, now())}`.slice(0, width - 1);
  };
  // The bar changes no setting of the terminal, so that an interrupted program has nothing to restore and its own
  // handling of signals stays as it is.
  const bar = new cliProgress.SingleBar(
    { stream, format, barsize: BAR_WIDTH, hideCursor: false, linewrap: true, gracefulExit: false },
    cliProgress.Presets.shades_classic,
  );
  return {
    draw: () => {
      if (!bar.isActive) bar.start(Math.max(0, state.total), state.done);
      bar.update(state.done);
    },
    end: () => bar.stop(),
  };
}

/** `Deciding: 12,345 of 23,513 transfers (52 %), 104/s, 1 min 47 s left`. */
function statusOf({ name, total, unit, startedAt, done }: State, at: number): string {
  const seconds = (at - startedAt) / 1000;
  const rate = seconds > 0 ? done / seconds : 0;
  const share = total > 0 ? ` (${Math.min(100, Math.floor((100 * done) / total))} %)` : "";
  const of = total > 0 ? ` of ${figure(total)}` : "";
  const speed = done > 0 ? `, ${rate < 10 ? rate.toFixed(1) : figure(rate)}/s` : "";
  const left = rate > 0 && done < total ? `, ${timeLeft((total - done) / rate)} left` : "";
  return `${name}: ${figure(done)}${of} ${unit}${share}${speed}${left}`;
}

function timeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function figure(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
}
