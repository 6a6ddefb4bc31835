import type { Socket } from 'node:net';
import { LoopbackServer } from '../loopback-server.ts';
import { eventText, type SimulatedChannel } from './channel.ts';

/** What the server answers with and may be made to do wrong. */
export interface EslServerOptions {
  /** The password of the event socket. */
  readonly secret: string;
  readonly channels: () => readonly SimulatedChannel[];
}

interface Session {
  isIn: boolean;
  events: readonly string[];
  received: string;
}

/** The event socket of the simulated FreeSWITCH: a real TCP server on loopback that answers as mod_event_socket does. */
export class EslServer {
  readonly #options: EslServerOptions;
  readonly #server: LoopbackServer;
  readonly #sessions = new Map<Socket, Session>();
  #isMute = false;
  #refusesAddresses = false;
  #hasNoApi = false;

  constructor(options: EslServerOptions) {
    this.#options = options;
    this.#server = new LoopbackServer((socket) => this.#accept(socket));
  }

  listen(port: number): Promise<number> {
    return this.#server.listen(port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  dropClients(): void {
    this.#server.dropClients();
  }

  /** How many clients listen to events. */
  get clients(): number {
    return [...this.#sessions.values()].filter(({ events }) => events.length > 0).length;
  }

  mute(mute: boolean): void {
    this.#isMute = mute;
  }

  refuseAddresses(refuse: boolean): void {
    this.#refusesAddresses = refuse;
  }

  /** Without mod_commands no command of the API exists. */
  removeApi(): void {
    this.#hasNoApi = true;
  }

  broadcast(name: string, text: string): void {
    if (this.#isMute) return;
    for (const [socket, { events }] of this.#sessions) {
      if (events.includes(name)) send(socket, [['Content-Type', 'text/event-plain']], text);
    }
  }

  /** FreeSWITCH shuts down: it says so and hangs up. */
  bidGoodbye(): void {
    for (const socket of this.#sessions.keys()) {
      send(
        socket,
        [
          ['Content-Type', 'text/disconnect-notice'],
          ['Content-Disposition', 'disconnect'],
        ],
        'Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n',
      );
      socket.end();
    }
  }

  #accept(socket: Socket): void {
    const session: Session = { isIn: false, events: [], received: '' };
    this.#sessions.set(socket, session);
    socket.on('close', () => this.#sessions.delete(socket));
    if (this.#refusesAddresses) {
      send(socket, [['Content-Type', 'text/rude-rejection']], 'Access Denied, go away.\n');
      socket.end();
      return;
    }
    send(socket, [['Content-Type', 'auth/request']]);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      session.received += text;
      for (let end = session.received.indexOf('\n\n'); end !== -1; end = session.received.indexOf('\n\n')) {
        const command = session.received.slice(0, end);
        session.received = session.received.slice(end + 2);
        if (!this.#isMute) this.#answer(socket, session, command);
      }
    });
  }

  #answer(socket: Socket, session: Session, command: string): void {
    const [word = '', ...rest] = command.split(' ');
    if (!session.isIn) this.#login(socket, session, command);
    else if (word === 'event') {
      session.events = rest.slice(1);
      reply(socket, '+OK event listener enabled plain');
    } else if (word === 'api') this.#api(socket, rest.join(' '));
    else reply(socket, '-ERR command not found');
  }

  #login(socket: Socket, session: Session, command: string): void {
    session.isIn = command === `auth ${this.#options.secret}`;
    reply(socket, session.isIn ? '+OK accepted' : '-ERR invalid');
    if (!session.isIn) socket.end();
  }

  #api(socket: Socket, command: string): void {
    const answer = (body: string) => send(socket, [['Content-Type', 'api/response']], body);
    const [, dumped] = /^uuid_dump (\S+)/.exec(command) ?? [];
    if (this.#hasNoApi) answer(`-ERR ${command.split(' ')[0] ?? ''} Command not found!\n`);
    else if (command === 'show channels as json') answer(listOf(this.#options.channels()));
    else if (dumped !== undefined) answer(this.#dump(dumped));
    else answer('FreeSWITCH Version 1.10.12-release\n');
  }

  #dump(uuid: string): string {
    const channel = this.#options.channels().find((one) => one.uuid === uuid);
    return channel === undefined ? '-ERR No such channel!\n' : eventText('CHANNEL_DATA', channel);
  }
}

function listOf(channels: readonly SimulatedChannel[]): string {
  const rows = channels.map(({ uuid, name, direction }) => ({ uuid, direction, name }));
  return JSON.stringify({ row_count: rows.length, ...(rows.length > 0 && { rows }) });
}

function reply(socket: Socket, text: string): void {
  send(socket, [
    ['Content-Type', 'command/reply'],
    ['Reply-Text', text],
  ]);
}

function send(socket: Socket, headers: readonly (readonly [string, string])[], body = ''): void {
  if (!socket.writable) return;
  const length = body === '' ? [] : [['Content-Length', String(Buffer.byteLength(body))] as const];
  const head = [...headers, ...length].map(([name, value]) => `${name}: ${value}\n`).join('');
  socket.write(`${head}\n${body}`);
}
