import { type Command, CommanderError } from "commander";

/**
 * Parses a command line. Help and errors are printed.
 *
 * @param command The command; its `exitOverride` must be set.
 * @param args The words after the command.
 * @returns The exit code if there is nothing to do: 0 for help, 2 for bad input; else undefined.
 */
export function parseCommand(command: Command, args: readonly string[]): number | undefined {
  try {
    command.parse(args, { from: "user" });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}
