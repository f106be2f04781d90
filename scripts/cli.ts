import { runProgram } from "./runProgram.ts";

// Whoever reads standard output may stop reading (`| head`): no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** The one program behind every verb of `package.json`. */
await runProgram(process.argv.slice(2));
