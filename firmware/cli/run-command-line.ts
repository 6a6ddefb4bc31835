import { ConfigError, UsageError, WireError } from '../errors.ts';
import { type Command, EXIT, type ExitCode, type Surroundings } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { parseCommandLine } from './parse.ts';

/** Does what the words behind `rusuban` ask for. Every error ends here as a sentence and an exit code; never throws. */
export const runCommandLine = async (
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  try {
    const request = parseCommandLine(argv, commands);
    if (request.type === 'run') return await request.command.run(request.typed, surroundings);
    await surroundings.out(textOf(request, commands, version));
    return EXIT.done;
  } catch (error) {
    return explain(error, surroundings);
  }
};

const textOf = (
  request: { readonly type: 'help'; readonly command?: Command } | { readonly type: 'version' },
  commands: readonly Command[],
  version: string,
): string => {
  if (request.type === 'version') return `rusuban ${version}\n`;
  return request.command === undefined ? overview(commands) : commandHelp(request.command);
};

const explain = (error: unknown, { err }: Surroundings): ExitCode => {
  if (error instanceof UsageError) {
    err(`rusuban: ${error.message}\n${error.hint}\n`);
    return EXIT.refused;
  }
  if (error instanceof ConfigError) {
    err(`${[`rusuban: ${error.message}`, ...error.details].join('\n\n')}\n`);
    return EXIT.refused;
  }
  if (error instanceof WireError || isSystemError(error)) {
    err(`rusuban: ${error.message}\n`);
    return EXIT.failed;
  }
  err(`rusuban: a fault of the program itself\n${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.internal;
};

/** The machine said no: a file that is not there, a port that is taken. Its message names the thing. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
