import type { OpenSerialDevice, SerialListener } from '../../../hw/links/serial-device.ts';
import type { SerialFault, SerialSettings } from '../../../hw/links/serial-settings.ts';

/** What an opening of the fake port came to, and what the test may do to it afterwards. */
export interface FakeOpening {
  readonly path: string;
  readonly settings: SerialSettings;
  readonly listener: SerialListener;
  readonly written: string[];
  closed: boolean;
}

/** A serial port in memory that fails in the ways that real ones do. */
export class FakeSerial {
  readonly openings: FakeOpening[] = [];
  /** The next openings fail like this. */
  fault: SerialFault | null = null;
  /** The driver's reply to a look: `silent` never replies. */
  health: 'alive' | 'gone' | 'silent' = 'alive';
  /** Writes are taken; a port that is gone never says so. */
  takesWrites = true;
  /** Closing ends; a driver that waits for its last bytes to leave does not. */
  closes = true;
  /** What a write makes the far end say. */
  far: (text: string) => string = () => '';

  get last(): FakeOpening {
    const last = this.openings.at(-1);
    if (last === undefined) throw new Error('the port was never opened');
    return last;
  }

  get isOpen(): boolean {
    return this.openings.some((one) => !one.closed);
  }

  says(text: string): void {
    this.last.listener.received(Buffer.from(text));
  }

  readonly open: OpenSerialDevice = async (path, settings, listener) => {
    if (this.fault !== null) return { type: 'fault', fault: this.fault };
    const opening: FakeOpening = { path, settings, listener, written: [], closed: false };
    this.openings.push(opening);
    return {
      type: 'open',
      device: {
        write: (bytes, done) => {
          const text = Buffer.from(bytes).toString('latin1');
          opening.written.push(text);
          if (this.takesWrites) done();
          const reply = this.far(text);
          if (reply !== '') listener.received(Buffer.from(reply));
        },
        check: () => {
          const { health } = this;
          return health === 'silent' ? new Promise(() => {}) : Promise.resolve(health);
        },
        close: () => {
          opening.closed = true;
          return this.closes ? Promise.resolve() : new Promise(() => {});
        },
      },
    };
  };
}
