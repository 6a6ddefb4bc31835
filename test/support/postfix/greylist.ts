import { createServer, type Socket } from 'node:net';

export interface Greylist {
  readonly port: number;
  stop(): Promise<void>;
}

const WAIT = 'defer_if_permit 4.2.0 Greylisted, try again later';

/**
 * A greylist that speaks Postfix's policy protocol: whoever comes to a recipient for the first time is told to come
 * again (SMTPD_POLICY_README: `name=value` lines, an empty line, `action=…` and an empty line as the answer).
 */
export async function startGreylist(): Promise<Greylist> {
  const known = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    let pending = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      pending += chunk;
      for (let end = pending.indexOf('\n\n'); end !== -1; end = pending.indexOf('\n\n')) {
        const recipient = /^recipient=(.*)$/m.exec(pending.slice(0, end))?.[1] ?? '';
        pending = pending.slice(end + 2);
        socket.write(`action=${known.has(recipient) ? 'dunno' : WAIT}\n\n`);
        known.add(recipient);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
