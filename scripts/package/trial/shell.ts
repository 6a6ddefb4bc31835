import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A command that failed, with what it said. */
export class CommandFailed extends Error {}

/** Runs a program to its end. @returns what it printed. @throws CommandFailed */
export async function command(program: string, words: readonly string[], limitMs = 600_000): Promise<string> {
  try {
    const options = { timeout: limitMs, maxBuffer: 64 << 20, env: ENVIRONMENT };
    return (await run(program, [...words], options)).stdout;
  } catch (error) {
    const said =
      error instanceof Error && 'stderr' in error ? `${error.stderr}\n${outputOf(error)}` : String(error);
    throw new CommandFailed(`${program} ${words.join(' ')}:\n${said.trim().slice(-4000)}`, { cause: error });
  }
}

/** Nothing of the session that started us, such as its language or its npm settings. */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};

function outputOf(error: Error): string {
  return 'stdout' in error ? String(error.stdout) : '';
}
