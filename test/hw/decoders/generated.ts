import { readFileSync } from 'node:fs';
import type { AbsenceReason, LineEvent } from '../../../hw/line-event.ts';
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

/** The reason behind a code of the encoder; the bytes are there for a code that stands for two. */
type ReasonOf = (code: string, bytes: Uint8Array) => AbsenceReason | undefined;

const LETTERS: Readonly<Record<string, AbsenceReason>> = {
  P: 'withheld',
  O: 'unavailable',
  C: 'payphone',
  S: 'service-conflict',
};

export function generated(file: string, reasonOf: ReasonOf = (code) => LETTERS[code]): readonly Generated[] {
  const text = readFileSync(new URL(`../../fixtures/fsk-generated/${file}.ndjson`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .map((row) => {
      const bytes = bytesOf(row.raw_hex);
      return { id: row.id, bytes, events: eventsOf(row, (code) => reasonOf(code, bytes)) };
    });
}

function eventsOf(
  { id, expect }: Row,
  reasonOf: (code: string) => AbsenceReason | undefined,
): readonly LineEvent[] {
  if (expect.message_waiting !== undefined) return [];
  const { number, name, number_absent: code, dialed: called } = expect;
  const ringing: readonly LineEvent[] = called === undefined ? [] : [{ type: 'ringing', line: '1', called }];
  if (typeof number === 'string') {
    const named = typeof name === 'string' ? { name } : {};
    return [...ringing, { type: 'caller-id', line: '1', number, ...named }];
  }
  const reason = reasonOf(code ?? '');
  if (reason === undefined) throw new Error(`${id} has neither a number nor a known reason`);
  return [...ringing, { type: 'caller-id', line: '1', reason }];
}
