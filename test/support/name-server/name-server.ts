import { createSocket } from 'node:dgram';

/** What the server says of a name: an address (IPv4), that there is none, that it cannot say, or nothing at all. */
export type NameAnswer = { readonly address: string } | 'nxdomain' | 'servfail' | 'refused' | 'silent';

export interface NameServer {
  /** How often each name was asked for, in any way. */
  readonly asked: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** RFC 1035, 4.1.1. */
const CODES = { nxdomain: 3, servfail: 2, refused: 5 } as const;
const [HEADER, TYPE_A] = [12, 1];
/** It is the answer to a question, the server is the authority, recursion was wanted and is there. */
const FLAGS = 0x8580;

/** A name server on UDP. @param answer what it says of a name, asked at each question */
export async function startNameServer(
  port: number,
  answer: (name: string) => NameAnswer,
): Promise<NameServer> {
  const asked = new Map<string, number>();
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, type, end } = questionOf(query);
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const said = answer(name);
    if (said === 'silent') return;
    const code = typeof said === 'string' ? CODES[said] : 0;
    const records = typeof said === 'object' && type === TYPE_A ? [addressRecord(said.address)] : [];
    const head = Buffer.alloc(HEADER);
    query.copy(head, 0, 0, 2);
    head.writeUInt16BE(FLAGS | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([head, query.subarray(HEADER, end), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
  return { asked, stop: () => new Promise((resolve) => socket.close(() => resolve())) };
}

/** @returns where the question ends in the message */
function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** Of the name in the question, to be forgotten at once. */
function addressRecord(address: string): Buffer {
  const record = Buffer.from([0xc0, HEADER, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0]);
  record.set(address.split('.').map(Number), 12);
  return record;
}
