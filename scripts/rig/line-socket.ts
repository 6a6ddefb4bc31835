import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Connects to a socket that another process is about to open.
 *
 * @param isRead false: not a byte is taken from it until `resume()`. @throws after `limitMs`
 */
export async function connectSoon(path: string, limitMs: number, isRead = true): Promise<Socket> {
  const end = Date.now() + limitMs;
  for (;;) {
    const socket = await tryConnect(path, isRead);
    if (socket !== null) return socket;
    if (Date.now() > end) throw new Error(`nobody listens at ${path}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function tryConnect(path: string, isRead: boolean): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    // Later would be too late: a socket begins to read before it says that it is connected.
    if (!isRead) socket.pause();
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}

interface Waiting {
  readonly resolve: (answer: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** Requests and answers as lines of JSON that belong together by their `id`: QEMU's monitor and the guest's agent. */
export class LineSocket {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;

  constructor(socket: Socket, onOther: (line: Record<string, unknown>) => void = () => undefined) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => this.#gone());
    const lines = createInterface({ input: socket });
    // It passes on what the socket has told already.
    lines.on('error', () => undefined);
    lines.on('line', (text) => {
      const line = parse(text);
      const waiting = typeof line?.['id'] === 'number' ? this.#waiting.get(line['id']) : undefined;
      if (line === null) return;
      if (waiting === undefined) return onOther(line);
      this.#waiting.delete(line['id'] as number);
      waiting.resolve(line);
    });
  }

  /** @throws when no answer comes within the limit, or the far end goes */
  ask(request: Record<string, unknown>, limitMs: number): Promise<Record<string, unknown>> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, new Error(`no answer within ${limitMs} ms`)), limitMs);
      const settled =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(timer);
          then(value);
        };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.#socket.write(`${JSON.stringify({ ...request, id })}\n`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #settle(id: number, error: Error): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.reject(error);
  }

  #gone(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, new Error('the far end is gone'));
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
