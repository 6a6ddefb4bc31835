import { closeSync, constants, openSync, readdirSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Koffi from 'koffi';
import type { Kernel } from './kernel.ts';

const DEVICES = '/dev';

type Ioctl = (descriptor: number, request: number, bytes: Buffer) => number;
interface Native {
  readonly koffi: typeof Koffi;
  readonly ioctl: Ioctl;
}

/** The kernel of this machine. Its native parts are loaded by the first call that needs them. */
export class LinuxKernel implements Kernel {
  #native: Native | null = null;
  /** Held on to: a poll handle that is collected as garbage stops. */
  readonly #watches = new Set<object>();

  chips(): string[] {
    const number = (name: string) => Number(name.slice('gpiochip'.length));
    return readdirSync(DEVICES)
      .filter((name) => /^gpiochip\d+$/.test(name))
      .sort((one, other) => number(one) - number(other))
      .map((name) => join(DEVICES, name));
  }

  open(path: string): number {
    return openSync(path, constants.O_RDWR);
  }

  ioctl(descriptor: number, request: number, bytes: Buffer): void {
    const { koffi, ioctl } = this.#load();
    if (ioctl(descriptor, request, bytes) === -1) throw systemError(koffi.errno(), koffi.os.errno);
  }

  read(descriptor: number, into: Buffer): number {
    return readSync(descriptor, into);
  }

  close(descriptor: number): void {
    closeSync(descriptor);
  }

  /**
   * Polled by Node's own loop (uv_poll, which also makes the descriptor non-blocking): no thread is held, as a pending
   * `fs.read` would. What happens in that callback is followed by no promise job; hence the immediate.
   */
  watch(descriptor: number, ready: () => void): { end(): void } {
    const { koffi } = this.#load();
    let isOver = false;
    const poll = koffi.node.poll(descriptor, { readable: true, disconnect: true }, () =>
      setImmediate(() => {
        if (!isOver) ready();
      }),
    );
    this.#watches.add(poll);
    return {
      end: () => {
        isOver = true;
        poll.close();
        this.#watches.delete(poll);
      },
    };
  }

  monotonicNs(): bigint {
    return process.hrtime.bigint();
  }

  /** A machine without GPIO never loads the native addon. */
  #load(): Native {
    this.#native ??= loadNative();
    return this.#native;
  }
}

function loadNative(): Native {
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const ioctl = koffi.load(null).func('int ioctl(int fd, unsigned long request, _Inout_ uint8_t *bytes)');
  return { koffi, ioctl: ioctl as Ioctl };
}

function systemError(number: number, names: Readonly<Record<string, number>>): Error {
  const code = Object.keys(names).find((name) => names[name] === number) ?? `errno ${number}`;
  return Object.assign(new Error(`ioctl failed: ${code}`), { code });
}
