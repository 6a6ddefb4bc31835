import type { Socket } from 'node:net';
import type { Fields } from './channel.ts';

/** The classes of events and rights that the simulation knows. */
export type AmiClass = 'call' | 'dialplan' | 'system' | 'agent' | 'cdr' | 'reporting';

/** A user of manager.conf. Left out, `read` and `write` allow everything. */
export interface SimulatedUser {
  readonly username: string;
  readonly secret: string;
  readonly read?: readonly AmiClass[];
  readonly write?: readonly AmiClass[];
}

/** A request of a client, keys in lower case. */
export type AmiRequest = ReadonlyMap<string, string>;

const REQUEST_LIMIT = 16 * 1024;

/** One client's connection, from the greeting on. What it may do is decided by `answer`. */
export class AmiSession {
  readonly #socket: Socket;
  #buffer = '';
  user: SimulatedUser | null = null;
  /** Classes asked for at the login; null takes all that the user may read. */
  mask: readonly string[] | null = null;
  filters: RegExp[] = [];

  constructor(socket: Socket, answer: (session: AmiSession, request: AmiRequest) => void) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      this.#buffer += chunk;
      if (this.#buffer.length > REQUEST_LIMIT) this.drop();
      for (let end = this.#buffer.indexOf('\r\n\r\n'); end !== -1; end = this.#buffer.indexOf('\r\n\r\n')) {
        const block = this.#buffer.slice(0, end);
        this.#buffer = this.#buffer.slice(end + 4);
        answer(this, parseRequest(block));
      }
    });
    // A client that goes away in the middle is none of the PBX's troubles.
    socket.on('error', () => socket.destroy());
    socket.write('Asterisk Call Manager/12.0.0\r\n');
  }

  reads(kind: AmiClass): boolean {
    if (this.user === null) return false;
    const isMasked = this.mask !== null && !this.mask.includes(kind);
    return !isMasked && (this.user.read?.includes(kind) ?? true);
  }

  writes(...kinds: AmiClass[]): boolean {
    const rights = this.user?.write;
    return this.user !== null && (rights === undefined || kinds.some((kind) => rights.includes(kind)));
  }

  /** Sends an event of a class when this client may see it and its filters let it through. */
  event(kind: AmiClass, name: string, fields: Fields): void {
    if (!this.reads(kind)) return;
    const text = block([['Event', name], ['Privilege', `${kind},all`], ...fields]);
    if (this.filters.length === 0 || this.filters.some((filter) => filter.test(text)))
      this.#socket.write(text);
  }

  respond(request: AmiRequest, fields: Fields): void {
    const [first, ...rest] = fields;
    const id = request.get('actionid');
    const echoed: Fields = id === undefined ? [] : [['ActionID', id]];
    if (first !== undefined && this.#socket.writable) this.#socket.write(block([first, ...echoed, ...rest]));
  }

  end(): void {
    this.#socket.end();
  }

  drop(): void {
    this.#socket.destroy();
  }
}

function block(fields: Fields): string {
  return `${fields.map(([key, value]) => `${key}: ${value.replace(/[\r\n]/g, ' ')}\r\n`).join('')}\r\n`;
}

function parseRequest(text: string): AmiRequest {
  const request = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) request.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return request;
}
