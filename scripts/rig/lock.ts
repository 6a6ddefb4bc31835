import { createServer, type Server } from 'node:net';

const PAUSE_MS = 500;

/**
 * Waits for a turn of this computer, not of this checkout. `machine`: two emulated ones would slow each other down
 * beyond every limit. `download`: two would write the same files.
 *
 * @returns how to let the next one go. @throws when the others take longer than `limitMs`
 */
export async function takeTurn(what: 'machine' | 'download', limitMs: number): Promise<() => Promise<void>> {
  for (const end = Date.now() + limitMs; ; ) {
    const held = await tryListen(what);
    if (held !== null) return () => new Promise((resolve) => held.close(() => resolve()));
    if (Date.now() > end) throw new Error('another rig runs on this computer and does not end');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** An abstract socket of Linux: the kernel frees the name with the process, however that ended. */
function tryListen(what: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(`\0rusuban-rig-${what}`, () => resolve(server.unref()));
  });
}
