import { spawn } from 'node:child_process';
import type { Clock } from '../../hw/clock.ts';
import { oneLine } from './compose-clean.ts';

export interface CommandOrder {
  /** The program and its arguments; no shell looks at them. */
  readonly command: readonly string[];
  readonly limitMs: number;
  readonly clock: Clock;
  readonly input?: Buffer;
  readonly signal?: AbortSignal;
}

export type CommandEnd =
  /** `said`: the signal that ended it, if one did, and the end of what it wrote, on one line. */
  | { readonly type: 'exited'; readonly code: number; readonly said: string }
  | { readonly type: 'not-started'; readonly why: string }
  | { readonly type: 'broken-off'; readonly why: 'limit' | 'stopped'; readonly said: string };

const MOST_SAID = 1000;
/** It is asked to end, and ended so long after. */
const GRACE_MS = 2000;

/** Runs a program of this machine. Never rejects, and ends shortly after the limit or the signal at the latest. */
export function runCommand(order: CommandOrder): Promise<CommandEnd> {
  const { command, limitMs, clock, input, signal } = order;
  const [program = '', ...options] = command;
  return new Promise((resolve) => {
    let said = '';
    let brokenOff: 'limit' | 'stopped' | null = null;
    let exited: Extract<CommandEnd, { type: 'exited' }> | null = null;
    // A group of its own, so that what it started ends with it.
    const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const kill = (name: NodeJS.Signals): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, name);
      } catch {
        // It has ended meanwhile.
      }
    };
    const breakOff = (why: 'limit' | 'stopped'): void => {
      // It is done; what it left behind holds its pipes open.
      if (exited !== null) {
        end(exited);
        return;
      }
      brokenOff ??= why;
      kill('SIGTERM');
      clock.after(GRACE_MS, () => kill('SIGKILL'));
    };
    const onAbort = () => breakOff('stopped');
    const timer = clock.after(limitMs, () => breakOff('limit'));
    signal?.addEventListener('abort', onAbort, { once: true });
    const end = (result: CommandEnd): void => {
      timer.cancel();
      signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said = `${said}${chunk.toString('utf8')}`.slice(-MOST_SAID);
      });
    child.on('error', (error) => end({ type: 'not-started', why: oneLine(error.message, MOST_SAID) }));
    const words = () => oneLine(said.trim(), MOST_SAID);
    child.on('exit', (code, by) => {
      if (brokenOff !== null) return end({ type: 'broken-off', why: brokenOff, said: words() });
      exited = { type: 'exited', code: code ?? 128, said: by ?? '' };
    });
    // Its last words come after its end.
    child.on('close', () => {
      if (exited !== null) end({ ...exited, said: `${exited.said} ${words()}`.trim() });
    });
    // Whoever does not read its input to the end says so by its exit code.
    child.stdin.on('error', () => undefined).end(input);
    if (signal?.aborted) onAbort();
  });
}
