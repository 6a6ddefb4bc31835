import type { SerialPort } from 'serialport';
import { faultOf, type SerialFault, type SerialSettings } from './serial-settings.ts';

/** One opened port. It is used once: after a fault or `close` a new one is opened. */
export interface SerialDevice {
  /** `done` may never be called when the port is closed meanwhile: the caller sets a time limit. */
  write(bytes: Uint8Array, done: () => void): void;
  /** Asks the driver whether the hardware is still there. */
  check(): Promise<'alive' | 'gone'>;
  /** Ends when the descriptor is given back; what has not left by then is thrown away. Never rejects. */
  close(): Promise<void>;
}

export interface SerialListener {
  received(chunk: Uint8Array): void;
  /** The library noticed that the port is gone. It often does not; see `check`. */
  lost(fault: SerialFault): void;
}

export type Opened =
  | { readonly type: 'open'; readonly device: SerialDevice }
  | { readonly type: 'fault'; readonly fault: SerialFault };

export type OpenSerialDevice = (
  path: string,
  settings: SerialSettings,
  listener: SerialListener,
) => Promise<Opened>;

/** Room for what arrives while the event loop is busy: half a second at 115200 bit/s. */
const BUFFER = 8 * 1024;
/** Of throwing away what has not left: more than a whole queue needs at 4 kB each, the room in the kernel. */
const MOST_ROUNDS = 10;

/** Opens a port of this machine, for this process alone. Never rejects. */
export const openSerialDevice: OpenSerialDevice = async (path, settings, listener) => {
  try {
    // Loaded at the first use: a box without serial equipment needs neither the addon nor its memory.
    const { SerialPort } = await import('serialport');
    const port = new SerialPort({
      path,
      baudRate: settings.baud,
      dataBits: settings.dataBits ?? 8,
      parity: settings.parity ?? 'none',
      stopBits: settings.stopBits ?? 1,
      rtscts: settings.rtscts ?? false,
      xon: settings.xonxoff ?? false,
      xoff: settings.xonxoff ?? false,
      highWaterMark: BUFFER,
      autoOpen: false,
    });
    return await opened(port, listener);
  } catch (cause) {
    return { type: 'fault', fault: faultOf(wordsOf(cause)) };
  }
};

function opened(port: SerialPort, listener: SerialListener): Promise<Opened> {
  return new Promise((resolve) => {
    port.on('data', (chunk: Buffer) => listener.received(chunk));
    port.on('error', (fault) => listener.lost(faultOf(wordsOf(fault))));
    port.on('close', (fault: Error | null) =>
      listener.lost({ reason: 'gone', detail: fault?.message ?? '' }),
    );
    port.open((fault) => {
      if (fault === null) resolve({ type: 'open', device: deviceOf(port) });
      else resolve({ type: 'fault', fault: faultOf(wordsOf(fault)) });
    });
  });
}

function deviceOf(port: SerialPort): SerialDevice {
  return {
    write(bytes, done) {
      port.write(Buffer.from(bytes), () => done());
    },
    check: () =>
      new Promise((resolve) => {
        port.get((fault) => resolve(fault !== null && meansGone(wordsOf(fault)) ? 'gone' : 'alive'));
      }),
    close: async () => {
      await discardUnsent(port);
      await new Promise<void>((resolve) => port.close(() => resolve()));
    },
  };
}

/**
 * Bytes that cannot leave hold the kernel up for half a minute when a port is closed, with a thread of the library; the
 * process could not end either.
 */
async function discardUnsent(port: SerialPort): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS && port.isOpen; round++) {
    // A write that waits for room gets it now: what was written last must be thrown away as well.
    const isLast = port.writableLength === 0;
    await new Promise<void>((resolve) => port.flush(() => resolve()));
    if (isLast) return;
  }
}

/** A pseudo-terminal has no modem lines and says ENOTTY or EINVAL for as long as it lives. */
function meansGone(words: string): boolean {
  const { reason } = faultOf(words);
  return reason === 'gone' || reason === 'missing' || /not open/i.test(words);
}

function wordsOf(fault: unknown): string {
  const words = fault instanceof Error ? fault.message : String(fault);
  return words.replace(/^Error:?\s*/, '');
}
