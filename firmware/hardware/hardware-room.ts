import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '../../hw/clock.ts';
import type { OpenSerialDevice } from '../../hw/links/serial-device.ts';
import type { HardwareEvent, HardwareState } from '../http/contract/hardware.ts';
import type { ListenPort, StartListening } from '../http/contract/listening.ts';
import { EventStream } from '../http/event-stream.ts';
import type { Hardware, ListenAnswer, Looker } from '../http/hardware.ts';
import { listenPorts, type PortsOptions } from './listen-ports.ts';
import { ListenRun } from './listen-run.ts';
import { Records } from './records.ts';
import { Unmasking } from './unmasking.ts';
import { Watch } from './watch.ts';
import type { WireRecord } from './wire-record.ts';

export interface HardwareRoomOptions extends PortsOptions {
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter of reopenings. */
  readonly random: () => number;
  /** Opens a port; null: as the system does. */
  readonly open: OpenSerialDevice | null;
  /** How the equipment is. */
  readonly read: () => Pick<HardwareState, 'links' | 'panel' | 'pins' | 'lampTest'>;
  readonly lamps: Pick<Hardware, 'testLamp' | 'endLampTest'>;
}

/** As fast as an eye follows, and slow enough that a busy PBX costs next to nothing. */
const TELL_MS = 250;
/** A page that is loaded again is back by then. */
const GRACE_MS = 5_000;
/** Those who look after the box, and a few pages of each. */
const MOST_LOOKERS = 16;
const DEMO = 'demo';

type News = HardwareEvent & { readonly clear?: HardwareEvent };

/**
 * The equipment as the hardware page looks at it. While nobody looks nothing is compared and nothing is sent; what goes over
 * the links is noted all the same, masked and bounded, so that the page shows how it came to this.
 */
export class HardwareRoom implements Hardware {
  readonly #options: HardwareRoomOptions;
  readonly #stream: EventStream<News>;
  readonly #unmasking: Unmasking;
  readonly #records: Records;
  readonly #watch = new Watch();
  /** Pages by who looks at them. */
  readonly #lookers = new Map<string, number>();
  #telling: Timer | null = null;
  #run: ListenRun | null = null;
  #runOf = '';
  #leaving: Timer | null = null;
  /** A run is being begun: the ports are looked at. */
  #isBeginning = false;

  constructor(options: HardwareRoomOptions) {
    const { clock, links } = options;
    this.#options = options;
    this.#unmasking = new Unmasking({ clock, ended: (isLast) => this.#remask(isLast) });
    this.#records = new Records(clock, links, () => this.#unmasking.isAny);
    this.#stream = new EventStream<News>({
      clock,
      maxClients: MOST_LOOKERS,
      heartbeat: (boxTime) => ({ type: 'heartbeat', boxTime }),
    });
  }

  start(): void {
    this.#stream.start();
  }

  async stop(): Promise<void> {
    this.#telling?.cancel();
    this.#telling = null;
    this.#leaving?.cancel();
    this.#stream.stop();
    await this.#run?.end('asked');
    this.#unmasking.stop();
    this.#records.stop();
  }

  /** Where what goes over a link is noted. */
  record(link: string): WireRecord {
    return this.#records.of(link);
  }

  get isFull(): boolean {
    return this.#stream.isFull;
  }

  open(response: ServerResponse, { session, endsAt }: Looker): void {
    const who = session ?? DEMO;
    this.#came(who);
    const view = ({ clear, ...masked }: News): HardwareEvent[] => [
      clear !== undefined && this.#unmasking.until(who) !== null ? clear : masked,
    ];
    const unmaskedUntil = this.#unmasking.until(who);
    const records = this.#records.all(unmaskedUntil !== null);
    const state = { ...this.#now(), records, unmaskedUntil };
    const snapshot = { type: 'snapshot', boxTime: this.#options.clock.now(), state } as const;
    this.#stream.open(response, snapshot, { session, endsAt, view, gone: () => this.#went(who) });
  }

  end(sessions: readonly string[]): void {
    for (const session of sessions) this.#unmasking.end(session);
    this.#stream.end(sessions);
  }

  ports(): Promise<ListenPort[]> {
    return listenPorts(this.#options);
  }

  async listen(input: StartListening, session: string | null): Promise<ListenAnswer> {
    const who = session ?? DEMO;
    if (this.#isBeginning || this.#run?.isOver === false) return { type: 'refused', why: 'running' };
    if (!this.#lookers.has(who)) return { type: 'refused', why: 'nobody-looks' };
    this.#isBeginning = true;
    try {
      const port = (await this.ports()).find(({ path }) => path === input.port);
      if (port === undefined) return { type: 'refused', why: 'no-such-port' };
      if (port.usedBy !== null) return { type: 'refused', why: 'used' };
      this.#begin(input, port, who);
      return { type: 'started' };
    } finally {
      this.#isBeginning = false;
    }
  }

  async endListening(): Promise<void> {
    await this.#run?.end('asked');
  }

  unmask(session: string | null): number {
    return this.#unmasking.begin(session ?? DEMO);
  }

  mask(session: string | null): void {
    this.#unmasking.end(session ?? DEMO);
  }

  testLamp(offset: number): boolean {
    return this.#options.lamps.testLamp(offset);
  }

  endLampTest(): void {
    this.#options.lamps.endLampTest();
  }

  #begin(input: StartListening, { lastingPath }: ListenPort, who: string): void {
    const { clock, random, open } = this.#options;
    const record = this.#records.listenAnew();
    this.#run = new ListenRun({ ...input, lastingPath, clock, random, open, record });
    this.#runOf = who;
    this.#run.start();
  }

  #came(who: string): void {
    this.#lookers.set(who, (this.#lookers.get(who) ?? 0) + 1);
    if (who === this.#runOf) this.#leaving?.cancel();
    this.#telling ??= this.#options.clock.every(TELL_MS, () => this.#tell());
  }

  #went(who: string): void {
    const left = (this.#lookers.get(who) ?? 1) - 1;
    if (left > 0) this.#lookers.set(who, left);
    else this.#lookers.delete(who);
    if (left === 0 && who === this.#runOf) {
      this.#leaving?.cancel();
      this.#leaving = this.#options.clock.after(GRACE_MS, () => void this.#run?.end('nobody-looks'));
    }
    if (this.#lookers.size > 0) return;
    this.#telling?.cancel();
    this.#telling = null;
    this.#watch.forget();
  }

  #tell(): void {
    const told = this.#watch.changes(this.#now(), this.#records.news());
    if (told === null) return;
    const boxTime = this.#options.clock.now();
    const update = (state: (typeof told)['masked']) => ({ type: 'update', boxTime, state }) as const;
    this.#stream.send({ ...update(told.masked), clear: update(told.clear) });
  }

  #now(): Omit<HardwareState, 'records' | 'unmaskedUntil'> {
    return { ...this.#options.read(), listening: this.#run?.shown() ?? null };
  }

  #remask(isLast: boolean): void {
    this.#records.remask(isLast);
    // At once: the page shows numbers until it is told how their entries look now.
    if (this.#telling !== null) this.#tell();
  }
}
