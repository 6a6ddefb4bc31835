import { createServer, type Server, type Socket } from 'node:net';

/** The TCP side of a simulated device: listens on loopback and keeps its clients. */
export class LoopbackServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** `accept` is told of every client that connects. */
  constructor(accept: (socket: Socket) => void) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that goes away in the middle is none of the device's troubles.
      socket.on('error', () => socket.destroy());
      accept(socket);
    });
  }

  /** Listens on 127.0.0.1; port 0 takes a free one. Gives the port. Rejects when the port is taken. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  close(): Promise<void> {
    this.dropClients();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  get clients(): number {
    return this.#sockets.size;
  }

  /** The cable is pulled: every connection breaks. */
  dropClients(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  broadcast(text: string): void {
    for (const socket of this.#sockets) {
      if (socket.writable) socket.write(text);
    }
  }
}
