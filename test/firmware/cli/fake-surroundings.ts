import type { Command, Surroundings } from '../../../firmware/cli/command.ts';
import { runCommandLine } from '../../../firmware/cli/run-command-line.ts';

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface World {
  /** Standard input, in the pieces in which it arrives. */
  readonly input?: readonly Uint8Array[];
  readonly files?: Readonly<Record<string, string>>;
  /** What the demo answers; without it nobody listens there. */
  readonly reply?: () => Response;
  /** How many writes the reader of the output takes before it goes away. */
  readonly patience?: number;
}

export interface Seen {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly Asked[];
}

const noSuchFile = (path: string): Error =>
  Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT', syscall: 'open' });

/** Runs the command line in an invented world and tells what came of it. */
export const type = async (
  argv: readonly string[],
  commands: readonly Command[],
  world: World = {},
): Promise<Seen> => {
  const texts = { out: '', err: '' };
  const asked: Asked[] = [];
  let patience = world.patience ?? Number.POSITIVE_INFINITY;
  const surroundings: Surroundings = {
    input: piecesOf(world.input ?? []),
    async out(text) {
      patience -= 1;
      if (patience < 0) return false;
      texts.out += text;
      return true;
    },
    err(text) {
      texts.err += text;
    },
    readFile(path) {
      const text = world.files?.[path];
      if (text === undefined) throw noSuchFile(path);
      return text;
    },
    bytesOf(path) {
      const text = world.files?.[path];
      if (text === undefined) throw noSuchFile(path);
      return piecesOf([Buffer.from(text, 'latin1')]);
    },
    async request(url, init) {
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
      asked.push({
        url: String(url),
        method: init?.method ?? 'GET',
        headers: new Headers(init?.headers),
        body,
      });
      if (world.reply === undefined) throw new TypeError('fetch failed');
      return world.reply();
    },
  };
  return { code: await runCommandLine(argv, commands, '1.2.3', surroundings), ...texts, asked };
};

async function* piecesOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
