/**
 * Passes connections from outside on to a server of the guest's loopback: `node forward.ts ADDRESS PORT TO_PORT`. The box
 * speaks plain HTTP on loopback only.
 */
import { connect, createServer } from 'node:net';

const [address = '', port = '', to = ''] = process.argv.slice(2);
createServer((outside) => {
  const inside = connect(Number(to), '127.0.0.1');
  for (const socket of [outside, inside]) socket.setNoDelay(true).on('error', () => undefined);
  outside.pipe(inside).pipe(outside);
  outside.on('close', () => inside.destroy());
  inside.on('close', () => outside.destroy());
}).listen(Number(port), address);
