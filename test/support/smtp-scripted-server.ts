import { createServer, type Socket } from 'node:net';

/** What the server does at a step: a reply (without its line end), silence for ever, the end of the connection. */
type Plain = { readonly say: string } | 'stall' | 'cut';
export type Act = Plain | ((line: string) => Plain);

export type Step =
  | 'banner'
  | 'EHLO'
  | 'STARTTLS'
  /** The client began to encrypt; the server cannot. */
  | 'handshake'
  | 'AUTH'
  /** The client answered a 334. */
  | 'credentials'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'end';
export type Script = Partial<Record<Step, Act>>;

const WELL: Readonly<Record<Step, Act>> = {
  banner: { say: '220 scripted.test ESMTP' },
  EHLO: { say: '250-scripted.test\r\n250 8BITMIME' },
  STARTTLS: { say: '454 4.7.0 TLS not available' },
  handshake: 'cut',
  AUTH: { say: '235 2.7.0 ok' },
  credentials: { say: '235 2.7.0 ok' },
  MAIL: { say: '250 2.1.0 ok' },
  RCPT: { say: '250 2.1.5 ok' },
  DATA: { say: '354 go ahead' },
  end: { say: '250 2.0.0 taken' },
};

export interface ScriptedServer {
  readonly port: number;
  /** Every line that came in besides those of mails. */
  readonly commands: readonly string[];
  /** Mails that came in whole, whatever was then said about them. */
  readonly mails: readonly string[];
  /** Resolves when a client has come to this step. */
  reached(step: Step): Promise<void>;
  /** Ends every connection. */
  hangUp(): void;
  stop(): Promise<void>;
}

/** A mail server on loopback that behaves well but for what the script says. */
export async function startScriptedServer(script: Script = {}): Promise<ScriptedServer> {
  const acts = { ...WELL, ...script };
  const [commands, mails]: [string[], string[]] = [[], []];
  const [sockets, seen, waiting] = [new Set<Socket>(), new Set<Step>(), new Map<Step, () => void>()];
  /** @returns the code of what was said */
  const act = (socket: Socket, step: Step, line: string): string => {
    seen.add(step);
    waiting.get(step)?.();
    const planned = acts[step];
    const what = typeof planned === 'function' ? planned(line) : planned;
    if (what === 'cut') socket.destroy();
    else if (what !== 'stall') socket.write(`${what.say}\r\n`);
    return typeof what === 'object' ? what.say.slice(0, 3) : '';
  };
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    let pending = '';
    let said: { readonly step: Step; readonly code: string } | null = null;
    act(socket, 'banner', '');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (said?.step === 'handshake') return;
      if (said?.step === 'STARTTLS' && said.code === '220') {
        said = { step: 'handshake', code: act(socket, 'handshake', '') };
        return;
      }
      pending += chunk;
      for (;;) {
        const isData = said?.code === '354';
        const end = pending.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end === -1) return;
        const text = pending.slice(0, end);
        pending = pending.slice(end + (isData ? 5 : 2));
        (isData ? mails : commands).push(text);
        if (text === 'QUIT') return void socket.end('221 bye\r\n');
        if (text === 'RSET') {
          socket.write('250 2.0.0 ok\r\n');
          continue;
        }
        const step = isData ? 'end' : said?.code === '334' ? 'credentials' : stepOf(text);
        said = { step, code: act(socket, step, text) };
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    commands,
    mails,
    reached: (step) =>
      seen.has(step) ? Promise.resolve() : new Promise((resolve) => waiting.set(step, resolve)),
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const STEPS: readonly Step[] = ['STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
const stepOf = (line: string): Step => STEPS.find((step) => line.toUpperCase().startsWith(step)) ?? 'EHLO';
