import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Timer } from '../../hw/clock.ts';
import { MemoryBackend } from '../../hw/gpio/memory-backend.ts';
import type { Log } from '../../hw/log.ts';
import { createSimulatedPbx, type SimulatedPbx } from '../../hw/simulated/asterisk-pbx/pbx.ts';
import { type PluggedModem, plugInModem } from '../../hw/simulated/modem.ts';
import type { Config, LinkConfig } from '../config/config.ts';
import type { MailServerConfig } from '../config/mail-config.ts';
import type { DemoCall } from '../http/contract/demo.ts';
import { MailCatcher } from './mail-catcher.ts';
import { exportSalesSystem } from './sales-system.ts';
import { Shelf } from './shelf.ts';

export interface StageOptions {
  readonly config: Config;
  /** The demo's data folder. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long a finger stays on a button. */
const PRESS_MS = 150;

/**
 * The far ends of all equipment of the demo: a PBX on a TCP port, a modem behind a pseudo-terminal, buttons and a
 * lamp in memory, and a mail server. The box in front of it does not know that they are simulated.
 */
export class Stage {
  readonly gpio: MemoryBackend;
  readonly mails: MailCatcher;
  /** The devices that can be tried one by one. */
  readonly shelf: Shelf;
  readonly #options: StageOptions;
  readonly #pbx: SimulatedPbx;
  readonly #timers = new Set<Timer>();
  #plugged: PluggedModem | null = null;

  constructor(options: StageOptions) {
    const { clock, config } = options;
    this.#options = options;
    this.gpio = new MemoryBackend(clock);
    const users = config.links.flatMap((link) =>
      link.type === 'asterisk-ami' ? [{ username: link.username, secret: link.secret }] : [],
    );
    this.#pbx = createSimulatedPbx({ clock, users });
    this.mails = new MailCatcher({ clock });
    this.shelf = new Shelf({ ...options, random: Math.random });
  }

  /** @returns the configuration with the addresses of the simulated ends in it */
  async start(): Promise<Config> {
    const { config, dataDir } = this.#options;
    const pbxPort = await this.#pbx.listen(0);
    this.#plugged = plugInModem(this.#options.clock);
    const { path } = this.#plugged;
    this.shelf.start();
    const mailPort = await this.mails.start(0);
    const links = config.links.map((link): LinkConfig => {
      const shelved = this.shelf.connected(link);
      if (shelved !== link) return shelved;
      if (link.type === 'modem') return { ...link, port: { type: 'path', path } };
      if (link.type === 'asterisk-ami') return { ...link, host: '127.0.0.1', port: pbxPort };
      return link;
    });
    const information = [...config.information, exportSalesSystem(dataDir)];
    return { ...config, links, information, mail: { ...config.mail, server: catcherAt(mailPort) } };
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) timer.cancel();
    await this.#pbx.close();
    await this.#plugged?.unplug();
    await this.shelf.stop();
    await this.mails.stop();
  }

  /** The lines of the PBX: those that `call` can play on. */
  get lines(): readonly string[] {
    const { lines } = this.#options.config;
    return lines.map((line) => line.id).filter((id) => !this.shelf.lines.includes(id));
  }

  /** Plays a call: the PBX tells of it, and on a line with a modem the modem hears the bell and the number. */
  call(call: DemoCall): void {
    const { config } = this.#options;
    const hasModem = config.links.some((link) => link.type === 'modem' && link.line === call.line);
    const did = config.lines.find((line) => line.id === call.line)?.number ?? call.line;
    const isAnswered = call.answer !== undefined;
    this.#pbx.play({
      // Where a modem listens the PBX has an analog port and does not know the number.
      from: hasModem ? '' : (call.from ?? ''),
      ...(call.name === undefined ? {} : { name: call.name }),
      withheld: withheldAs(call, hasModem),
      did,
      ring: call.ring.length > 0 ? call.ring : config.extensions.map((one) => one.id),
      ...(call.answer === undefined ? {} : { answer: call.answer }),
      answerAfterMs: call.after * 1000,
      hangUpAfterMs: call.hangupAfter * 1000,
    });
    if (!hasModem) return;
    const bell = Math.min(isAnswered ? call.after : call.hangupAfter, call.hangupAfter) * 1000;
    this.#plugged?.modem.ring(
      call.withheld || call.from === undefined
        ? { reason: call.withheld ? 'P' : 'O' }
        : { number: call.from, ...(call.name === undefined ? {} : { name: call.name }) },
    );
    this.#later(bell, () => this.#plugged?.modem.stop());
  }

  /** Presses a button of the panel and lets it go. */
  async press(button: 'absent' | 'present'): Promise<void> {
    const offset = this.#offsetOf(button);
    if (offset === null) return;
    this.gpio.set(offset, true);
    await wait(PRESS_MS);
    this.gpio.set(offset, false);
  }

  /** Whether the lamp is on. */
  get led(): boolean {
    const { absentLed } = this.#options.config.panel;
    return absentLed !== null && this.gpio.isDriven(absentLed.offset);
  }

  #offsetOf(button: 'absent' | 'present'): number | null {
    const { buttons } = this.#options.config.panel;
    return buttons?.type === 'pair' ? (buttons[button]?.offset ?? null) : null;
  }

  #later(ms: number, run: () => void): void {
    const timer = this.#options.clock.after(ms, () => {
      this.#timers.delete(timer);
      run();
    });
    this.#timers.add(timer);
  }
}

/** The mail catcher asks for no login and speaks plainly. */
function catcherAt(port: number): MailServerConfig {
  return {
    ...{ type: 'smtp', host: '127.0.0.1', port, security: 'none', login: null },
    ...{ verifyCertificate: true, fingerprint: null, authorities: [] },
  };
}

/** With a number given, the PBX knows it and only the dialplan says that it must not be shown. */
function withheldAs(call: DemoCall, hasModem: boolean): boolean | 'by-dialplan' {
  if (!call.withheld) return false;
  return call.from === undefined || hasModem ? true : 'by-dialplan';
}
