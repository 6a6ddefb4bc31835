import type { Clock } from '../../clock.ts';
import { LoopbackServer } from '../loopback-server.ts';

/** A call from outside. */
export interface FritzIncoming {
  /** '' is a withheld number. */
  readonly from: string;
  /** The own number that was called, as the box shows it. */
  readonly to: string;
  /** Default `SIP0`. */
  readonly trunk?: string;
}

export interface FritzOutgoing {
  readonly extension: string;
  readonly own: string;
  readonly to: string;
  readonly trunk?: string;
}

/** A call that goes on in the simulated box. What makes no sense at the moment is ignored. */
export interface FritzCall {
  /** A telephone or a machine takes it; for an outgoing call: the far side does. */
  answer(extension: string): void;
  hangUp(): void;
}

/**
 * A FRITZ!Box whose call monitor speaks over a real socket on loopback, so that the real link is driven by it. Ids are
 * the lowest that are free, as in recordings.
 */
export class SimulatedFritzbox {
  readonly #clock: Clock;
  readonly #server: LoopbackServer;
  readonly #ids = new Set<number>();

  constructor(options: { readonly clock: Clock }) {
    this.#clock = options.clock;
    this.#server = new LoopbackServer(() => {});
  }

  /** Listens on 127.0.0.1; port 0 takes a free one. Gives the port. Rejects when the port is taken. */
  listen(port = 0): Promise<number> {
    return this.#server.listen(port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  get clients(): number {
    return this.#server.clients;
  }

  dropClients(): void {
    this.#server.dropClients();
  }

  /** A call comes in. All telephones ring; the monitor does not say which. */
  ring({ from, to, trunk = 'SIP0' }: FritzIncoming): FritzCall {
    const id = this.#takeId();
    this.#say('RING', id, from, to, trunk);
    return this.#goingOn(id, from);
  }

  dialOut({ extension, own, to, trunk = 'SIP0' }: FritzOutgoing): FritzCall {
    const id = this.#takeId();
    this.#say('CALL', id, extension, own, to, trunk);
    return this.#goingOn(id, to);
  }

  /** Says anything, as a firmware of tomorrow might. */
  say(line: string): void {
    this.#server.broadcast(`${line}\n`);
  }

  #goingOn(id: number, number: string): FritzCall {
    let isOver = false;
    let answeredAt: number | null = null;
    return {
      answer: (extension) => {
        if (isOver) return;
        answeredAt ??= this.#clock.now();
        this.#say('CONNECT', id, extension, number);
      },
      hangUp: () => {
        if (isOver) return;
        isOver = true;
        this.#ids.delete(id);
        const seconds = answeredAt === null ? 0 : Math.round((this.#clock.now() - answeredAt) / 1000);
        this.#say('DISCONNECT', id, String(seconds));
      },
    };
  }

  #takeId(): number {
    let id = 0;
    while (this.#ids.has(id)) id += 1;
    this.#ids.add(id);
    return id;
  }

  #say(event: string, id: number, ...fields: readonly string[]): void {
    this.say([stamp(this.#clock.now()), event, String(id), ...fields, ''].join(';'));
  }
}

/** `24.11.26 10:42:00`. The simulated box lives in UTC. */
function stamp(now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  return `${date.slice(2).split('-').reverse().join('.')} ${time.slice(0, 8)}`;
}
