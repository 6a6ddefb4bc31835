import { createReadStream, readFileSync } from 'node:fs';
import type { Surroundings } from './command.ts';

/** The real process: `decode | head` must end quietly, hence the look at EPIPE. */
export const processSurroundings = (): Surroundings => {
  let isGone = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isGone = true;
  });
  return {
    input: process.stdin,
    async out(text) {
      if (isGone) return false;
      return await new Promise((resolve) => {
        process.stdout.write(text, (error) => resolve(error === null || error === undefined));
      });
    },
    err: (text) => void process.stderr.write(text),
    readFile: (path) => readFileSync(path, 'utf8'),
    bytesOf: (path) => createReadStream(path),
    request: fetch,
  };
};
