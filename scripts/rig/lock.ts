import { createServer, type Server } from 'node:net';

/** An abstract socket of Linux: the kernel frees the name with the process, however that ended. */
const NAME = '\0rusuban-rig';
const PAUSE_MS = 500;

/**
 * One emulated machine at a time on this computer: two would slow each other down beyond every limit.
 *
 * @returns how to let the next one go. @throws when the others take longer than `limitMs`
 */
export async function takeTurn(limitMs: number): Promise<() => Promise<void>> {
  for (const end = Date.now() + limitMs; ; ) {
    const held = await tryListen();
    if (held !== null) return () => new Promise((resolve) => held.close(() => resolve()));
    if (Date.now() > end) throw new Error('another rig runs on this computer and does not end');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function tryListen(): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(NAME, () => resolve(server.unref()));
  });
}
