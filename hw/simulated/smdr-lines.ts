import type { SimulatedParty } from './device.ts';

/** One line of the log. Seconds that are left out are printed as blanks. */
export interface SmdrLine {
  /** '' prints blanks. */
  readonly extension: string;
  /** The outside line, counted from 1. */
  readonly trunk: number;
  readonly party: SimulatedParty;
  readonly ringSeconds?: number;
  readonly talkSeconds?: number;
  /** RC: a call was received, AN: it was answered, NA: nobody took it. '' at the end of an ordinary call. */
  readonly code: 'RC' | 'AN' | 'NA' | '';
}

const WIDTH = 80;
const DIAL_WIDTH = 25;
/** The call log of a page with 66 lines, of which the PBX uses this many. */
export const LINES_OF_PAGE = 60;

/**
 * A line of a Panasonic call log in pattern A (80 columns): date, time, extension, outside line, caller, ring time,
 * duration, account, condition code. The dates are month, day, year, as the PBX is delivered. `<I>` with nothing
 * behind it is a caller without a number: the log does not say why. Source: manual of the KX-TDA600, recorded logs.
 */
export function smdrLine(line: SmdrLine, at: Date): Uint8Array {
  const number = 'number' in line.party ? line.party.number.replace(/[^0-9]/g, '') : '';
  const columns = [
    `${two(at.getMonth() + 1)}/${two(at.getDate())}/${two(at.getFullYear() % 100)}`,
    `${halfDay(at)}`,
    line.extension.slice(-5).padStart(5),
    two(line.trunk > 99 ? 0 : line.trunk),
    `<I>${number}`.slice(0, DIAL_WIDTH).padEnd(DIAL_WIDTH),
    line.ringSeconds === undefined ? ' '.repeat(4) : ringTime(line.ringSeconds),
    line.talkSeconds === undefined ? ' '.repeat(8) : duration(line.talkSeconds),
    ' '.repeat(10),
    line.code,
  ];
  return Buffer.from(`${columns.join(' ').padEnd(WIDTH)}\r\n`, 'latin1');
}

/** The head of a page: form feed, the names of the columns, a rule. */
export function smdrPageHead(): Uint8Array {
  const names = '  Date     Time    Ext CO        Dial Number        Ring Duration  Acc code  CD';
  return Buffer.from(`\f${names.padEnd(WIDTH)}\r\n${'-'.repeat(WIDTH)}\r\n`, 'latin1');
}

/** `HH:MMAM`, seven characters. */
function halfDay(at: Date): string {
  const hour = at.getHours() % 12 === 0 ? 12 : at.getHours() % 12;
  return `${two(hour)}:${two(at.getMinutes())}${at.getHours() < 12 ? 'AM' : 'PM'}`;
}

/** `m'ss`, four characters: the longest is 9'59. */
function ringTime(seconds: number): string {
  const whole = Math.min(599, Math.floor(seconds));
  return `${Math.floor(whole / 60)}'${two(whole % 60)}`;
}

/** `hh:mm'ss` */
function duration(seconds: number): string {
  const whole = Math.min(359_999, Math.floor(seconds));
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}'${two(whole % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
