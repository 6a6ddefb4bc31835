import { connect, createServer, type Server, type Socket } from 'node:net';

type Turn = 'machine' | 'download' | 'build';

/** Between two tries where many wait and another one was quicker. */
const PAUSE_MS = 50;

/**
 * Waits for a turn of this computer, not of this checkout. `machine`: two emulated ones would slow each other down
 * beyond every limit. `download` and `build`: two would do the same work.
 *
 * The turn is an abstract socket of Linux: the kernel frees the name with the process, however that ended. Who waits is
 * connected to it, and so hears of the end before the holder could take the next turn itself.
 *
 * @returns how to let the next one go. @throws when the others take longer than `limitMs`
 */
export async function takeTurn(what: Turn, limitMs: number): Promise<() => Promise<void>> {
  const path = `\0rusuban-rig-${what}`;
  for (const end = Date.now() + limitMs; ; ) {
    const waiting = new Set<Socket>();
    const held = await tryListen(path, waiting);
    if (held !== null) return () => endTurn(held, waiting);
    if (Date.now() > end) throw new Error('another rig runs on this computer and does not end');
    await endOfOther(path, end - Date.now());
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * Math.random()));
  }
}

function tryListen(path: string, waiting: Set<Socket>): Promise<Server | null> {
  const server = createServer((socket) => {
    waiting.add(socket.unref());
    socket.on('error', () => undefined).on('close', () => waiting.delete(socket));
  });
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(path, () => resolve(server.unref()));
  });
}

function endTurn(held: Server, waiting: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    held.close(() => resolve());
    for (const socket of waiting) socket.destroy();
  });
}

/** Resolves when the holder ends its turn, at the latest after `ms`. */
function endOfOther(path: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const timer = setTimeout(() => socket.destroy(), Math.max(0, ms));
    socket
      .on('error', () => undefined)
      .on('close', () => {
        clearTimeout(timer);
        resolve();
      });
  });
}
