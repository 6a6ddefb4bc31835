import { connect } from 'node:net';

export interface Dialogue {
  /** Sends a line and gives back the reply to it, all of its lines. */
  say(line: string): Promise<string>;
  close(): void;
}

/** A server that says nothing for so long has stopped; the reply is then ''. */
const LONGEST_SILENCE_MS = 10_000;

/** A client that speaks SMTP line by line, for what a mail library would not say. Waits for the greeting. */
export async function dialogue(port: number): Promise<Dialogue> {
  const socket = connect(port, '127.0.0.1');
  socket
    .setTimeout(LONGEST_SILENCE_MS, () => socket.destroy())
    .setEncoding('utf8')
    .on('error', () => undefined);
  let [pending, replies]: [string, string[]] = ['', []];
  let wake = () => {};
  socket.on('close', () => wake());
  socket.on('data', (chunk: string) => {
    pending += chunk;
    for (let match = LAST_LINE.exec(pending); match !== null; match = LAST_LINE.exec(pending)) {
      replies.push(pending.slice(0, match.index + match[0].length).trimEnd());
      pending = pending.slice(match.index + match[0].length);
    }
    wake();
  });
  const reply = async (): Promise<string> => {
    while (replies.length === 0 && !socket.closed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const [first = '', ...rest] = replies;
    replies = rest;
    return first;
  };
  await reply();
  return {
    say: (line) => {
      socket.write(`${line}\r\n`);
      return reply();
    },
    close: () => void socket.destroy(),
  };
}

/** `250 text`; `250-text` says that more follows. */
const LAST_LINE = /^\d{3}(?: .*)?\r\n/m;
