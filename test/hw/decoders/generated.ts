import { readFileSync } from 'node:fs';
import type { LineEvent } from '../../../hw/line-event.ts';
import { bytesOf } from './fixtures.ts';

/** One line of test/fixtures/fsk-generated: bytes made by an encoder that is not ours, and what was put into them. */
export interface Generated {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly events: readonly LineEvent[];
}

interface Row {
  readonly id: string;
  readonly raw_hex: string;
  readonly expect: {
    readonly number?: string | null;
    readonly number_absent?: string;
    readonly name?: string | null;
    /** JCLIP: the number that was dialled. */
    readonly dialed?: string;
    readonly message_waiting?: boolean;
  };
}

type Reasons = Readonly<Record<string, Extract<LineEvent, { reason?: unknown }>['reason']>>;

/** The letters of the networks. */
export const LETTERS: Reasons = {
  P: 'withheld',
  O: 'unavailable',
  C: 'payphone',
  S: 'service-conflict',
};

export function generated(file: string, reasons: Reasons = LETTERS): readonly Generated[] {
  const text = readFileSync(new URL(`../../fixtures/fsk-generated/${file}.ndjson`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .map((row) => ({ id: row.id, bytes: bytesOf(row.raw_hex), events: eventsOf(row, reasons) }));
}

function eventsOf({ id, expect }: Row, reasons: Reasons): readonly LineEvent[] {
  if (expect.message_waiting !== undefined) return [];
  const { number, name, number_absent: letter, dialed: called } = expect;
  const ringing: readonly LineEvent[] = called === undefined ? [] : [{ type: 'ringing', line: '1', called }];
  if (typeof number === 'string') {
    const named = typeof name === 'string' ? { name } : {};
    return [...ringing, { type: 'caller-id', line: '1', number, ...named }];
  }
  const reason = reasons[letter ?? ''];
  if (reason === undefined) throw new Error(`${id} has neither a number nor a known reason`);
  return [...ringing, { type: 'caller-id', line: '1', reason }];
}
