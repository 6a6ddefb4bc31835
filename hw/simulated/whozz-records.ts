import type { SimulatedParty } from './device.ts';

/** What a unit says of a call; `line` counts from 1, `seconds` is how long somebody talked. */
export interface WhozzCall {
  readonly line: number;
  readonly part: 'start' | 'end';
  readonly seconds: number;
  /** Rings before the answer, or until now. */
  readonly rings: number;
  readonly party: SimulatedParty;
}

/** Ring, off-hook, on-hook. */
export type WhozzSignal = 'R' | 'F' | 'N';

const NUMBER_WIDTH = 14;
const NAME_WIDTH = 15;
/** A network that delivers C for a payphone is unknown to the unit: it prints what it prints for O. */
const WORDS = { withheld: 'Private', unavailable: 'Out-of-Area', payphone: 'Out-of-Area' } as const;

/**
 * The record of a call, in fixed columns: line, direction, start or end, seconds, checksum, ring code, date, time,
 * number, name. As set for Europe: numbers without dashes. Source: manual of the Whozz Calling? units.
 */
export function whozzCall({ line, part, seconds, rings, party }: WhozzCall, at: Date): Uint8Array {
  const number = 'number' in party ? party.number.replace(/[^0-9]/g, '') : WORDS[party.reason];
  const name = 'number' in party ? (party.name ?? '') : '';
  const columns = [
    two(line),
    'I',
    part === 'start' ? 'S' : 'E',
    String(Math.min(9999, seconds)).padStart(4, '0'),
    'G',
    `A${Math.min(9, rings)}`,
    `${two(at.getMonth() + 1)}/${two(at.getDate())}`,
    halfDay(at),
    number.slice(0, NUMBER_WIDTH).padEnd(NUMBER_WIDTH),
    name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH),
  ];
  return record(columns.join(' '));
}

/** A detailed record (toggle `d`): what just happened on the line, with the time of day in 24 hours. */
export function whozzSignal(line: number, signal: WhozzSignal, at: Date): Uint8Array {
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  const date = `${two(at.getMonth() + 1)}/${two(at.getDate())}`;
  return record(`${two(line)} ${signal}${' '.repeat(13)}${date} ${time}`);
}

/** What the unit says after power-up and when it is asked by `V`: version, toggles, first line, clock. */
export function whozzBanner(at: Date): Uint8Array {
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  return record(`V1.0 ECXUdASOBKT L=01 ${two(at.getMonth() + 1)}/${two(at.getDate())} ${time}`);
}

function halfDay(at: Date): string {
  const hour = at.getHours() % 12 === 0 ? 12 : at.getHours() % 12;
  return `${two(hour)}:${two(at.getMinutes())} ${at.getHours() < 12 ? 'AM' : 'PM'}`;
}

function record(text: string): Uint8Array {
  return Buffer.from(`${text}\r\n`, 'latin1');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
