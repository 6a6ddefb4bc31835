import { createServer, type Server, type Socket } from 'node:net';
import { type AmiClass, type AmiRequest, AmiSession, type SimulatedUser } from './ami-session.ts';
import { type Fields, type SimulatedChannel, showChannelFields, statusFields } from './channel.ts';

/** The manager interface of the simulated PBX: a real TCP server on loopback that answers as Asterisk does. */
export class AmiServer {
  readonly #users: readonly SimulatedUser[];
  readonly #channels: () => readonly SimulatedChannel[];
  readonly #server: Server;
  readonly #sessions = new Map<Socket, AmiSession>();
  #refusesLogins = false;
  #isMute = false;

  constructor(users: readonly SimulatedUser[], channels: () => readonly SimulatedChannel[]) {
    this.#users = users;
    this.#channels = channels;
    this.#server = createServer((socket) => this.#accept(socket));
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

  /** How many clients are logged in. */
  get clients(): number {
    return [...this.#sessions.values()].filter(({ user }) => user !== null).length;
  }

  /** The cable is pulled: every connection breaks. */
  dropClients(): void {
    for (const session of this.#sessions.values()) session.drop();
  }

  refuseLogins(refuse: boolean): void {
    this.#refusesLogins = refuse;
  }

  /** The far end hangs: connections stay, nothing is said or answered any more. */
  mute(mute: boolean): void {
    this.#isMute = mute;
  }

  broadcast(kind: AmiClass, name: string, fields: Fields): void {
    if (this.#isMute) return;
    for (const session of this.#sessions.values()) session.event(kind, name, fields);
  }

  #accept(socket: Socket): void {
    const session = new AmiSession(socket, (from, request) => {
      if (!this.#isMute) this.#answer(from, request);
    });
    this.#sessions.set(socket, session);
    socket.on('close', () => this.#sessions.delete(socket));
  }

  #answer(session: AmiSession, request: AmiRequest): void {
    const action = (request.get('action') ?? '').toLowerCase();
    if (action === 'login') this.#login(session, request);
    else if (session.user === null) fail(session, request, 'Permission denied');
    else if (action === 'ping') respondPong(session, request);
    else if (action === 'filter') addFilter(session, request);
    else if (action === 'status') this.#status(session, request);
    else if (action === 'coreshowchannels') this.#showChannels(session, request);
    else if (action === 'logoff') bidGoodbye(session, request);
    else
      fail(
        session,
        request,
        `Invalid/unknown command: ${action}. Use Action: ListCommands to show available commands.`,
      );
  }

  #login(session: AmiSession, request: AmiRequest): void {
    const user = this.#users.find(({ username }) => username === request.get('username'));
    if (user === undefined || user.secret !== request.get('secret') || this.#refusesLogins) {
      fail(session, request, 'Authentication failed');
      session.end();
      return;
    }
    session.user = user;
    const events = request.get('events') ?? '';
    session.mask = events === '' || events === 'on' ? null : events.split(',');
    session.respond(request, [
      ['Response', 'Success'],
      ['Message', 'Authentication accepted'],
    ]);
    session.event('system', 'FullyBooted', [
      ['Uptime', '285'],
      ['LastReload', '285'],
      ['Status', 'Fully Booted'],
    ]);
  }

  #status(session: AmiSession, request: AmiRequest): void {
    if (!session.writes('system', 'call', 'reporting')) {
      fail(session, request, 'Permission denied');
      return;
    }
    const wantsVariables = request.get('allvariables') === 'true';
    this.#list(session, request, 'Status', (channel) => statusFields(channel, wantsVariables));
  }

  #showChannels(session: AmiSession, request: AmiRequest): void {
    if (session.writes('system', 'reporting'))
      this.#list(session, request, 'CoreShowChannel', showChannelFields);
    else fail(session, request, 'Permission denied');
  }

  #list(
    session: AmiSession,
    request: AmiRequest,
    event: 'Status' | 'CoreShowChannel',
    fieldsOf: (channel: SimulatedChannel) => Fields,
  ): void {
    const channels = this.#channels();
    session.respond(request, [
      ['Response', 'Success'],
      ['EventList', 'start'],
      ['Message', 'Channels will follow'],
    ]);
    for (const channel of channels) session.respond(request, [['Event', event], ...fieldsOf(channel)]);
    session.respond(request, [
      ['Event', event === 'Status' ? 'StatusComplete' : 'CoreShowChannelsComplete'],
      ['EventList', 'Complete'],
      ['ListItems', String(channels.length)],
    ]);
  }
}

function respondPong(session: AmiSession, request: AmiRequest): void {
  session.respond(request, [
    ['Response', 'Success'],
    ['Ping', 'Pong'],
  ]);
}

function bidGoodbye(session: AmiSession, request: AmiRequest): void {
  session.respond(request, [
    ['Response', 'Goodbye'],
    ['Message', 'Thanks for all the fish.'],
  ]);
  session.end();
}

function addFilter(session: AmiSession, request: AmiRequest): void {
  if (!session.writes('system')) {
    fail(session, request, 'Permission denied');
    return;
  }
  session.filters.push(new RegExp(request.get('filter') ?? '', 's'));
  session.respond(request, [
    ['Response', 'Success'],
    ['Message', 'Success'],
  ]);
}

function fail(session: AmiSession, request: AmiRequest, message: string): void {
  session.respond(request, [
    ['Response', 'Error'],
    ['Message', message],
  ]);
}
