import type { Clock, Timer } from '../clock.ts';
import { openPseudoTerminal, type PseudoTerminal } from './pty.ts';

/** How the modem answers commands. */
export interface ModemManners {
  /** Commands that it accepts, any case; left out, all of them. What is not among them gets ERROR. */
  readonly accepts?: readonly string[];
  /** Sends commands back until ATE0. Default true, as after power-up. */
  readonly echo?: boolean;
  /** Does what it is told and says nothing, as ATQ1 or a cable with one wire makes it. */
  readonly silent?: boolean;
  /** Reports callers without ever being told to. Default false: caller ID is off after power-up and after ATZ. */
  readonly alwaysReports?: boolean;
}

export interface SimulatedCaller {
  readonly number?: string;
  /** What stands in place of the number: `P`, `O`, a word. Used where there is no number. */
  readonly reason?: string;
  readonly name?: string;
  /** From the start of one ring to the next, milliseconds. Default 3000 (Japan, United Kingdom). */
  readonly periodMs?: number;
  /** The report comes before the first ring, as in the United Kingdom. */
  readonly reportFirst?: boolean;
}

/** The wire to the modem: a pseudo-terminal, or whatever a test puts in its place. */
export interface ModemWire {
  write(bytes: Uint8Array): void;
}

const RING_PERIOD = 3_000;
/** The report comes half a second after the end of the first ring, which lasts one second, and takes its time. */
const REPORT_AFTER = 1_500;
const COMMAND_LIMIT = 256;
const CALLER_ID = /\+VCID=1|#CID=1|#CC1|\*ID1|%CCID=|\$JSC/i;

/**
 * The far end of a serial cable: a V.253 caller-ID modem on an analog line. It answers AT commands and tells of calls;
 * it forgets caller ID at every ATZ, as real ones do.
 */
export class SimulatedModem {
  readonly #clock: Clock;
  readonly #wire: ModemWire;
  #manners: ModemManners;
  #echo: boolean;
  #reports = false;
  #command = '';
  #timers: Timer[] = [];
  readonly #heard: string[] = [];

  constructor(clock: Clock, wire: ModemWire, manners: ModemManners = {}) {
    this.#clock = clock;
    this.#wire = wire;
    this.#manners = manners;
    this.#echo = manners.echo ?? true;
  }

  /** The commands that came in, in order. */
  get commands(): readonly string[] {
    return this.#heard;
  }

  /** It rings until `stop`. One call at a time: a new one ends the one before. */
  ring(caller: SimulatedCaller = {}): void {
    this.stop();
    const { periodMs = RING_PERIOD, reportFirst = false } = caller;
    if (reportFirst) this.#report(caller);
    this.#say('RING');
    if (!reportFirst)
      this.#timers.push(this.#clock.after(Math.min(REPORT_AFTER, periodMs / 2), () => this.#report(caller)));
    this.#timers.push(this.#clock.every(periodMs, () => this.#say('RING')));
  }

  /** The caller hangs up, or somebody lifts a handset: for the modem both are silence. */
  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
  }

  /** Off and on again: echo is back and caller ID forgotten. `manners` changes how it behaves from now on. */
  powerCycle(manners: ModemManners = this.#manners): void {
    this.stop();
    this.#manners = manners;
    this.#echo = manners.echo ?? true;
    this.#reports = false;
    this.#command = '';
  }

  /** Sends bytes as they are: noise, or what no modem should say. */
  send(bytes: string | Uint8Array): void {
    this.#wire.write(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  }

  /** Takes in what the computer writes. */
  received(chunk: Uint8Array): void {
    for (const character of Buffer.from(chunk).toString('latin1')) {
      if (this.#echo && !this.#manners.silent) this.send(character);
      if (character === '\r') {
        this.#obey(this.#command.trim());
        this.#command = '';
      } else if (this.#command.length < COMMAND_LIMIT) {
        this.#command += character;
      }
    }
  }

  #obey(command: string): void {
    if (!/^AT/i.test(command)) return;
    this.#heard.push(command);
    const { accepts, silent = false } = this.#manners;
    const isAccepted = accepts?.some((known) => known.toLowerCase() === command.toLowerCase()) ?? true;
    if (isAccepted) this.#apply(command);
    if (!silent) this.#say(isAccepted ? 'OK' : 'ERROR');
  }

  #apply(command: string): void {
    if (/^ATZ/i.test(command)) {
      this.#echo = this.#manners.echo ?? true;
      this.#reports = false;
    }
    if (/^AT.*E0/i.test(command)) this.#echo = false;
    if (CALLER_ID.test(command)) this.#reports = true;
  }

  #report(caller: SimulatedCaller): void {
    if (!this.#reports && !this.#manners.alwaysReports) return;
    const at = new Date(this.#clock.now());
    this.#say(`DATE = ${two(at.getMonth() + 1)}${two(at.getDate())}`);
    this.#say(`TIME = ${two(at.getHours())}${two(at.getMinutes())}`);
    this.#say(`NMBR = ${caller.number ?? caller.reason ?? 'O'}`);
    if (caller.name !== undefined) this.#say(`NAME = ${caller.name}`);
  }

  #say(line: string): void {
    this.send(`\r\n${line}\r\n`);
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A simulated modem behind a real serial port. */
export interface PluggedModem {
  readonly modem: SimulatedModem;
  /** What to open as the serial port. */
  readonly path: string;
  /** Pulls the cable. */
  unplug(): Promise<void>;
}

/** Plugs a simulated modem into a pseudo-terminal of this machine. Throws where the system gives none. */
export function plugInModem(clock: Clock, manners: ModemManners = {}): PluggedModem {
  const terminal: PseudoTerminal = openPseudoTerminal((chunk) => modem.received(chunk));
  const modem = new SimulatedModem(clock, terminal, manners);
  const unplug = () => {
    modem.stop();
    return terminal.close();
  };
  return { modem, path: terminal.path, unplug };
}
