import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

import { TableFileError, tableFileErrorFrom } from "./tableFileError.ts";

/** A line of text with its place in the file, the first being 1. */
export interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

/** Lines handed over at a time, at least, except at the end of the file. */
const BATCH_LINES = 500;

/** No row of the layout comes near this; a file without line ends is refused here, before it fills the memory. */
const LONGEST_LINE = 1 << 20;

/**
 * Reads a text file, decompressing one whose name ends in `.gz`, and yields its lines in batches: without line
 * ends, byte order mark and blank lines, but numbered as they stand in the file.
 *
 * @param expected what the file should be, for the error
 * @throws TableFileError if the file is missing, a directory, a damaged gzip, or has no line ends.
 */
export async function* readLineBatches(
  path: string,
  expected: string,
): AsyncGenerator<readonly NumberedLine[], void> {
  const decoder = new TextDecoder("utf-8");
  let line = 0;
  let unfinished = "";
  let batch: NumberedLine[] = [];
  const takeLines = (text: string, isEnd: boolean): void => {
    const pieces = (unfinished + text).split("\n");
    unfinished = isEnd ? "" : (pieces.pop() ?? "");
    for (const piece of pieces) {
      line += 1;
      if (piece.trim() !== "") batch.push({ line, text: piece.replace(/\r$/u, "") });
    }
  };

  for await (const bytes of readBytes(path, expected)) {
    takeLines(decoder.decode(bytes, { stream: true }), false);
    if (unfinished.length > LONGEST_LINE) throw new TableFileError(path, "has no line ends", expected);
    if (batch.length >= BATCH_LINES) {
      yield batch;
      batch = [];
    }
  }
  takeLines(decoder.decode(), true);
  if (batch.length > 0) yield batch;
}

async function* readBytes(path: string, expected: string): AsyncGenerator<Buffer, void> {
  const file = createReadStream(path);
  let bytes: Readable = file;
  if (/\.gz$/iu.test(path)) {
    const gunzip = createGunzip({ chunkSize: 1 << 16 });
    file.once("error", (error) => gunzip.destroy(error));
    bytes = file.pipe(gunzip);
  }
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (error) {
    throw tableFileErrorFrom(path, error, expected);
  } finally {
    file.destroy();
  }
}
