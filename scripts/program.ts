import { Command } from "commander";
import { addAuditCommand } from "./audit/command.ts";
import { addBenchCommand } from "./bench/command.ts";
import { addDeployCommand } from "./deploy/command.ts";
import { addDocsCommand } from "./docs/command.ts";
import { addExtractCommand } from "./extract/command.ts";
import { addImportCommand } from "./extract/importCommand.ts";
import { addVerifyCommand } from "./extract/verifyCommand.ts";
import { addNodeCommand } from "./node/command.ts";
import { addStartCommand } from "./start/command.ts";
import { addSurveyCommand } from "./survey/command.ts";
import { addVoteCommand } from "./vote/command.ts";

/** Every verb, with its help. */
export function makeProgram(): Command {
  const program = new Command("smart-laws")
    .description("A republic whose statutes are executable: try it, deploy it, measure it.")
    .showSuggestionAfterError()
    .showHelpAfterError("(add --help for the options)")
    .exitOverride();
  addStartCommand(program);
  addDeployCommand(program);
  addNodeCommand(program);
  addExtractCommand(program);
  addVerifyCommand(program);
  addImportCommand(program);
  addSurveyCommand(program);
  addAuditCommand(program);
  addBenchCommand(program);
  addVoteCommand(program);
  addDocsCommand(program);
  return program;
}
