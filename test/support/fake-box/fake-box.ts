import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Me } from '../../../firmware/http/contract/access.ts';
import type { BoardCall, ToReturn } from '../../../firmware/http/contract/board.ts';
import type { Memo } from '../../../firmware/http/contract/calls.ts';
import type { CertificateInput } from '../../../firmware/http/contract/certificate.ts';
import type { Mode } from '../../../firmware/http/contract/common.ts';
import type { CaughtMail, DemoState } from '../../../firmware/http/contract/demo.ts';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import type { HardwareEvent } from '../../../firmware/http/contract/hardware.ts';
import type { Condition } from '../../../firmware/http/contract/health.ts';
import type { TemplateSource } from '../../../firmware/http/contract/templates.ts';
import { CERTIFICATE_ROUTES } from './certificate-routes.ts';
import { boardCall, type CallSeed, createOffice, type Office } from './office-data.ts';
import { hardwareOf } from './office-hardware.ts';
import { ROUTES } from './routes.ts';
import { TEMPLATE_ROUTES } from './template-routes.ts';

const ALL_ROUTES = { ...ROUTES, ...TEMPLATE_ROUTES, ...CERTIFICATE_ROUTES };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A box to drive the page against: it serves the built page and plays the HTTP contract with invented data. */
export class FakeBox {
  readonly office: Office;
  readonly sentMemos: { callKey: string; memo: Memo }[] = [];
  readonly retried: { key: string; body: Record<string, unknown> }[] = [];
  readonly caught: CaughtMail[] = [];
  /** Own templates by `locale kind`. */
  readonly templates = new Map<string, TemplateSource>();
  /** What the office brought. */
  certificate: CertificateInput | null = null;
  me: Me = {
    type: 'administrator',
    name: 'kanri',
    extension: null,
    representativeId: null,
    setupOpen: false,
    setupNeeded: false,
  };
  demo: DemoState = { day: null, led: false, lines: ['1', '2', '3', '4', '5'], scenarios: [] };
  /** While true every connection is refused, as by a box without power. */
  down = false;
  readonly #dist: string;
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.send({ type: 'heartbeat', boxTime: Date.now() }), 5_000);
  #doneItems: ToReturn[] = [];
  #calls = 0;

  /** `dist` is the folder of the built page; `now` the box's time at the start. */
  constructor(dist: string, now = Date.now()) {
    this.#dist = dist;
    this.office = createOffice(now);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** Listens on loopback and returns the address. */
  async start(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
  }

  async stop(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Cuts every event stream; with `down` set the page cannot come back. */
  cut(): void {
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
  }

  get listeners(): number {
    return this.#streams.size;
  }

  ring(seed: CallSeed): BoardCall {
    const call = boardCall(this.#calls++, Date.now(), seed);
    this.office.board.calls = [...this.office.board.calls, call];
    this.send({ type: 'call', boxTime: Date.now(), call });
    return call;
  }

  change(key: string, part: Partial<BoardCall>): void {
    const { board } = this.office;
    board.calls = board.calls.map((call) => (call.key === key ? { ...call, ...part } : call));
    const call = board.calls.find((one) => one.key === key);
    if (call) this.send({ type: 'call', boxTime: Date.now(), call });
  }

  answer(key: string, extension: string): void {
    const name = this.office.board.extensions.find(({ id }) => id === extension)?.name ?? '';
    this.change(key, { phase: 'answered', answeredAt: Date.now(), answeredBy: { id: extension, name } });
  }

  end(key: string, outcome = 'answered'): void {
    const { board } = this.office;
    const line = board.calls.find((call) => call.key === key)?.line ?? '';
    board.calls = board.calls.filter((call) => call.key !== key);
    this.send({ type: 'call-ended', boxTime: Date.now(), key, line, outcome, talkSeconds: 24 });
  }

  setMode(mode: Mode): { mode: Mode } {
    this.office.board.mode = { ...this.office.board.mode, mode, since: Date.now(), by: 'terminal' };
    this.send({ type: 'mode', boxTime: Date.now(), mode: this.office.board.mode });
    return { mode };
  }

  returns(toReturn: ToReturn[]): void {
    this.office.board.toReturn = toReturn;
    this.office.board.counts = { ...this.office.board.counts, toReturn: toReturn.length };
    this.send({ type: 'to-return', boxTime: Date.now(), toReturn });
    this.send({ type: 'counts', boxTime: Date.now(), counts: this.office.board.counts });
  }

  done(key: string): void {
    const { toReturn } = this.office.board;
    this.#doneItems = toReturn;
    this.returns(toReturn.filter((item) => item.callKey !== key));
  }

  undone(): void {
    this.returns(this.#doneItems);
  }

  /** What is wrong with the box from now on. */
  trouble(health: Condition[]): void {
    this.office.board.health = health;
    this.send({ type: 'health', boxTime: Date.now(), health });
  }

  send(event: BoxEvent): void {
    for (const stream of this.#streams) write(stream, event);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://box');
    if (this.down && url.pathname.startsWith('/api/')) return void response.destroy();
    response.setHeader('content-security-policy', "default-src 'self'");
    if (url.pathname === '/api/events') return this.#stream(response);
    if (url.pathname === '/api/hardware/events') return this.#hardware(response);
    if (url.pathname.startsWith('/api/')) return this.#api(request, response, url);
    return this.#file(response, url.pathname);
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    write(response, { type: 'snapshot', board: { ...this.office.board, boxTime: Date.now() } });
  }

  /** How the equipment is when somebody begins to look; nothing changes while they do. */
  #hardware(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    write(response, { type: 'snapshot', boxTime: Date.now(), state: hardwareOf(this.office) });
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = request.method ?? 'GET';
    const parts = url.pathname.split('/').slice(2);
    const exact = ALL_ROUTES[`${method} ${parts.join('/')}`];
    const id = exact ? '' : (parts[1] ?? '');
    const route = exact ?? ALL_ROUTES[`${method} ${parts.with(1, ':id').join('/')}`];
    const text = (await request.toArray()).join('');
    if (method !== 'GET' && request.headers['x-rusuban'] !== '1') {
      return answer(response, 400, { code: 'invalid', message: 'No X-Rusuban header.' });
    }
    const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
    const reply = route?.({ box: this, id, query: url.searchParams, body }) ?? null;
    if (reply === null)
      return answer(response, 404, { code: 'not-found', message: 'There is no such thing.' });
    return answer(response, 200, reply);
  }

  /** Every address that is no file is a place of the page. */
  async #file(response: ServerResponse, path: string): Promise<void> {
    const name = extname(path) === '' ? 'index.html' : normalize(path);
    const content = await readFile(join(this.#dist, name)).catch(() => null);
    response.writeHead(content === null ? 404 : 200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    });
    response.end(content);
  }
}

function write(stream: ServerResponse, event: BoxEvent | HardwareEvent): void {
  stream.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
