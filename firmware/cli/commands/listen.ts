import type { Clock } from '../../../hw/clock.ts';
import type { PortHolder } from '../../../hw/links/port-holder.ts';
import type { OpenSerialDevice } from '../../../hw/links/serial-device.ts';
import type { SerialPortInfo } from '../../../hw/links/serial-find.ts';
import type { SerialFaultReason } from '../../../hw/links/serial-settings.ts';
import type { Source } from '../../../hw/listening/link-entry.ts';
import { ListenSession } from '../../../hw/listening/session.ts';
import { linksTo } from '../../../hw/listening/source.ts';
import { textOf, type Why } from '../../../hw/reason.ts';
import { WireError } from '../../errors.ts';
import { type Command, EXIT, type ExitCode, type Surroundings } from '../command.ts';
import { jsonDisplay, textDisplay } from './listen-display.ts';
import { LISTEN_OPTIONS, type Listening, listeningOf } from './listen-options.ts';
import { remediesFor } from './port-remedies.ts';

export interface ListenParts {
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter of reopenings. */
  readonly random: () => number;
  readonly open: OpenSerialDevice;
  /** The serial ports of this machine. */
  readonly ports: () => Promise<readonly SerialPortInfo[]>;
  /** Who has a port open. */
  readonly holderOf: (path: string) => Promise<PortHolder | null>;
  /** Calls the listener at Ctrl-C; gives back how to stop listening for it. */
  onInterrupt(listener: () => void): () => void;
}

export const listenCommand = (parts: ListenParts): Command => ({
  name: 'listen',
  summary: 'show what comes in at a port, live, and find out which equipment it is',
  synopsis: 'PORT',
  words: [1, 1],
  options: LISTEN_OPTIONS,
  notes: [
    'PORT is a serial port (/dev/ttyUSB0, usb:SERIAL), tcp:HOST:PORT to connect, listen:[HOST:]PORT to be connected\nto, or udp:[HOST:][PORT]. The usual speeds and framings are tried one after the other: make a call for each.',
    'A serial port that stays silent for 20 seconds is asked: V for a unit of CallerID.com, then AT for a modem. An\nAloha adapter gets its receipt. With --passive nothing is ever sent.',
    'It ends with the format, why it is believed, and the lines for the configuration. Exit code 1: not recognised.',
  ],
  async run(typed, surroundings) {
    const listening = listeningOf(typed);
    return await listen(
      { ...listening, source: await lasting(listening.source, parts) },
      parts,
      surroundings,
    );
  },
});

/** Why the listening ended. */
type End = { readonly type: 'asked' } | { readonly type: 'never-opened'; readonly why: Why };

/** @throws WireError when the port cannot be opened at all. */
const listen = async (
  listening: Listening,
  parts: ListenParts,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const { source, limit, json } = listening;
  const display = json ? jsonDisplay(source) : textDisplay(source);
  const ending = deferred<End>();
  const printer = printerTo(surroundings, () => ending.resolve({ type: 'asked' }));
  // An adapter that is not there is never opened: that is a missing one.
  let fault: SerialFaultReason = 'missing';
  const open: OpenSerialDevice = async (path, settings, listener) => {
    const opened = await parts.open(path, settings, listener);
    if (opened.type === 'fault') fault = opened.fault.reason;
    return opened;
  };
  const session = new ListenSession({
    ...listening,
    clock: parts.clock,
    hasSettings: source.type === 'serial',
    link: linksTo(source, { ...parts, open }),
    tell(news) {
      if (news.type === 'trouble' && !news.wasOpen) ending.resolve({ type: 'never-opened', why: news.why });
      else printer.print(display.news(news, parts.clock.now()));
    },
  });
  const forget = parts.onInterrupt(() => ending.resolve({ type: 'asked' }));
  const timer = limit === null ? null : parts.clock.after(limit, () => ending.resolve({ type: 'asked' }));
  printer.print(display.begin());
  session.start();
  const end = await ending.promise;
  timer?.cancel();
  forget();
  const guess = await session.stop();
  if (end.type === 'never-opened') {
    throw new WireError([textOf(end.why), ...(await remediesFor(source, fault, parts))].join('\n'));
  }
  printer.print(display.end(guess));
  await printer.done();
  const isNamed = guess.verdict.type === 'recognised' || guess.verdict.type === 'undecided';
  return isNamed ? EXIT.done : EXIT.failed;
};

/** ttyUSB numbers change when a cable is pulled: the lines to paste name the port so that it is found again. */
const lasting = async (source: Source, { ports }: ListenParts): Promise<Source> => {
  if (source.type !== 'serial' || source.port.type !== 'path') return source;
  const { path } = source.port;
  const lastingPath = (await ports()).find((one) => one.path === path)?.lastingPath;
  return lastingPath === undefined ? source : { type: 'serial', port: { type: 'path', path: lastingPath } };
};

/** Texts leave in order; when the reader has gone away `gone` is called. */
const printerTo = ({ out }: Surroundings, gone: () => void) => {
  let last: Promise<void> = Promise.resolve();
  return {
    print(text: string): void {
      last = last.then(async () => {
        if (text !== '' && !(await out(text))) gone();
      });
    },
    done: () => last,
  };
};

const deferred = <Value>() => {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};
