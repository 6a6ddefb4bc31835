/** The few calls of the kernel that a GPIO character device needs. All throw an Error with a `code` such as EBUSY. */
export interface Kernel {
  /** Paths of the GPIO chips, in the order of their numbers; none where the kernel has none. */
  chips(): string[];
  open(path: string): number;
  /** The kernel reads its argument from `bytes` and writes its answer there. */
  ioctl(descriptor: number, request: number, bytes: Buffer): void;
  /** @returns how many bytes were read; called only when something is there */
  read(descriptor: number, into: Buffer): number;
  close(descriptor: number): void;
  /** Calls `ready` whenever there is something to read, or the device is gone. End it before the descriptor is closed. */
  watch(descriptor: number, ready: () => void): { end(): void };
  /** Nanoseconds of CLOCK_MONOTONIC: the clock in which the kernel stamps edges. */
  monotonicNs(): bigint;
}
