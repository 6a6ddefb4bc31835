import { connect, createServer, type Server, type Socket } from 'node:net';
import type { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { pause } from './box-process.ts';

/** What goes wrong between the box and its mail server. */
const MOODS = ['well', 'well', 'well', 'refuses', 'greylists', 'later', 'closes', 'cuts'] as const;
type Mood = (typeof MOODS)[number];

/** Ends a mail on the wire (RFC 5321, 4.1.1.4). */
const END_OF_MAIL = '\r\n.\r\n';

/** The way to a mail server that works most of the time, and otherwise fails in one of the ways that servers fail. */
export class BadLine {
  readonly #mails: MailCatcher;
  readonly #random: () => number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #mood: Mood = 'well';
  #isChanging = false;
  /** How often it changed to each. */
  readonly moods = new Map<Mood, number>();

  constructor(mails: MailCatcher, random: () => number) {
    this.#mails = mails;
    this.#random = random;
  }

  /** @param port of the mail server. @returns the port in front of it */
  async start(port: number): Promise<number> {
    const server = createServer((client) => this.#pass(client, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async stop(): Promise<void> {
    this.recover();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
  }

  /** From now on something goes wrong again and again. */
  goWrong(): void {
    if (this.#isChanging) return;
    this.#isChanging = true;
    void this.#change();
  }

  recover(): void {
    this.#isChanging = false;
    this.#be('well');
  }

  async #change(): Promise<void> {
    while (this.#isChanging) {
      this.#be(MOODS[Math.floor(this.#random() * MOODS.length)] ?? 'well');
      await pause(200 + this.#random() * 1500);
    }
  }

  #be(mood: Mood): void {
    this.#mood = mood;
    this.moods.set(mood, (this.moods.get(mood) ?? 0) + 1);
    const says = {
      greylists: { at: 'RCPT', code: 450, text: 'Greylisted' },
      later: { at: 'DATA', code: 451, text: 'Try again later' },
      closes: { at: 'DATA', code: 421, text: 'Shutting down' },
    } as const;
    this.#mails.respond(mood in says ? says[mood as keyof typeof says] : null);
  }

  #pass(client: Socket, port: number): void {
    this.#keep(client);
    if (this.#mood === 'refuses') return void client.destroy();
    const server = this.#keep(connect(port, '127.0.0.1'));
    let tail = '';
    let isCut = false;
    client.on('data', (chunk: Buffer) => {
      tail = `${tail}${chunk.toString('latin1')}`.slice(-END_OF_MAIL.length);
      // The server gets the whole mail, and the box never hears that it has it.
      if (this.#mood === 'cuts' && tail === END_OF_MAIL) isCut = true;
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      if (isCut) client.destroy();
      else client.write(chunk);
    });
    client.on('close', () => server.end());
    server.on('close', () => client.destroy());
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket)));
    return socket;
  }
}
