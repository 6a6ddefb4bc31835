import { rmSync, symlinkSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { DeviceWire } from './device.ts';
import { openPseudoTerminal, type PseudoTerminal } from './pty.ts';

export interface CableOptions {
  /** Where the port appears while the cable is plugged in: a link to the terminal that the kernel gave. */
  readonly path: string;
  readonly clock: Clock;
  /** Gets what the program at the other end writes. */
  readonly received: (chunk: Uint8Array) => void;
}

/** What was sent last, without a long pause in it. `at` is wall-clock milliseconds. */
export interface Sent {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A pause of this length (milliseconds) stands between two calls: bells are three seconds apart. */
const PAUSE = 4_000;
/** As much of it as is worth showing: two lines of a call log and the head of a page. */
const KEPT = 384;

/**
 * The serial cable between a simulated device and the box: a pseudo-terminal that can be taken away and given back
 * under the same path, as /dev/serial/by-id does with a real one.
 */
export class Cable implements DeviceWire {
  readonly path: string;
  readonly #clock: Clock;
  readonly #received: (chunk: Uint8Array) => void;
  #terminal: PseudoTerminal | null = null;
  #sent: Sent | null = null;
  #sentAt = 0;

  constructor({ path, clock, received }: CableOptions) {
    this.path = path;
    this.#clock = clock;
    this.#received = received;
  }

  /** The terminal behind `path` (`/dev/pts/N`); null while the cable is unplugged. */
  get terminal(): string | null {
    return this.#terminal?.path ?? null;
  }

  get sent(): Sent | null {
    return this.#sent;
  }

  /** Throws where the system gives no pseudo-terminal, or the folder of `path` is not there. */
  plugIn(): void {
    if (this.#terminal !== null) return;
    const terminal = openPseudoTerminal((chunk) => this.#received(chunk));
    // A link may be left over from a run that was killed.
    rmSync(this.path, { force: true });
    symlinkSync(terminal.path, this.path);
    this.#terminal = terminal;
  }

  /** Whoever has the port open is hung up, and finds nothing at `path`. */
  async unplug(): Promise<void> {
    const terminal = this.#terminal;
    this.#terminal = null;
    if (terminal === null) return;
    rmSync(this.path, { force: true });
    await terminal.close();
  }

  /** Into an unplugged cable bytes go and are lost. */
  write(bytes: Uint8Array): void {
    if (this.#terminal === null) return;
    this.#terminal.write(bytes);
    const now = this.#clock.monotonic();
    const before = this.#sent !== null && now - this.#sentAt <= PAUSE ? this.#sent.bytes : new Uint8Array(0);
    this.#sent = { at: this.#clock.now(), bytes: Buffer.concat([before, bytes]).subarray(-KEPT) };
    this.#sentAt = now;
  }
}
