import type { Log } from '../log.ts';
import { type DatagramSender, openDatagramSender } from './datagram.ts';

/** Who started the box and watches over it: systemd, or whatever else speaks the protocol of sd_notify(3). */
export interface ServiceManager {
  /** It ends the box when it hears nothing for so long, milliseconds; null: it does not watch. */
  readonly watchdogMs: number | null;
  /** The box listens. @param status one sentence for `systemctl status` */
  ready(status: string): void;
  status(text: string): void;
  /** A sign of life. */
  alive(): void;
  /** The box stops in order. */
  stopping(): void;
}

/** The variables of the process, as far as they are read here. */
export interface ServiceEnvironment {
  readonly NOTIFY_SOCKET?: string | undefined;
  readonly WATCHDOG_USEC?: string | undefined;
  readonly WATCHDOG_PID?: string | undefined;
}

const MOST_STATUS = 400;

/**
 * The service manager of this process; null when nobody asked to be told. None of its calls throws: what cannot be
 * told is in the log, and the box runs on.
 *
 * Sources: sd_notify(3), sd_watchdog_enabled(3).
 */
export function serviceManagerOf(
  env: ServiceEnvironment,
  { pid, log, open = openDatagramSender }: Surroundings,
): ServiceManager | null {
  const address = env.NOTIFY_SOCKET ?? '';
  if (address === '') return null;
  const notify = notifier(address, open, log);
  return {
    watchdogMs: watchdogMs(env, pid),
    ready: (status) => notify(['READY=1', statusField(status)]),
    status: (text) => notify([statusField(text)]),
    alive: () => notify(['WATCHDOG=1']),
    stopping: () => notify(['STOPPING=1', 'STATUS=Stopping.']),
  };
}

interface Surroundings {
  readonly pid: number;
  readonly log: Log;
  readonly open?: (address: string) => DatagramSender;
}

/** The watchdog is meant for us when the variable names no process, or ours. */
function watchdogMs({ WATCHDOG_USEC: usec, WATCHDOG_PID: of }: ServiceEnvironment, pid: number) {
  const isOurs = of === undefined || of === '' || of === String(pid);
  const limit = Number(usec ?? '');
  return isOurs && Number.isFinite(limit) && limit > 0 ? limit / 1000 : null;
}

function notifier(address: string, open: (address: string) => DatagramSender, log: Log) {
  let sender: DatagramSender | null = null;
  let isSaid = false;
  return (fields: readonly string[]): void => {
    try {
      sender ??= open(address);
      sender.send(fields.join('\n'));
      isSaid = false;
    } catch (error) {
      // Once, until it works again: signs of life come every few seconds.
      if (!isSaid) log.warn({ err: error, socket: address }, 'the service manager could not be told');
      isSaid = true;
    }
  };
}

/** A field ends with its line. */
function statusField(text: string): string {
  return `STATUS=${text.replace(/\s+/g, ' ').trim().slice(0, MOST_STATUS)}`;
}
