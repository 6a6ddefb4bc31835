import { createServer, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';

/** A server that says something else than the PBX to whoever connects. All is closed when the test ends. */
export async function otherServer(t: ExecutionContext, greeting: Uint8Array | string): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (greeting.length > 0) socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}
