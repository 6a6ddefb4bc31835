import test from 'ava';
import { type DecoderInput, step } from '../../../../hw/decoders/modem/decoder.ts';
import { type DecoderState, deadline, silentLine } from '../../../../hw/decoders/modem/line-state.ts';
import { wordOf, wordOfCode } from '../../../../hw/decoders/modem/word.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';

const HOUR = 3_600_000;
const code = (letter: string) => wordOfCode(letter.charCodeAt(0));
const word = (one: ReturnType<typeof wordOf>, at: number): DecoderInput => ({ type: 'word', word: one, at });

function after(...inputs: readonly DecoderInput[]): { state: DecoderState; events: readonly LineEvent[] } {
  const events: LineEvent[] = [];
  let state = silentLine('1');
  for (const input of inputs) {
    const decoded = step(state, input);
    state = decoded.state;
    events.push(...decoded.events);
  }
  return { state, events };
}

const types = (events: readonly LineEvent[]) => events.map(({ type }) => type);

test('a number whose name has not come is told before the answer', (t) => {
  const { events } = after(
    word(code('R'), 0),
    word(wordOf('NMBR = 0312345678'), 1_000),
    word(code('H'), 1_200),
  );
  t.deepEqual(types(events), ['ringing', 'caller-id', 'answered']);
});

test('a bell that is silent because somebody talks does not end the call', (t) => {
  const { events } = after(word(code('R'), 0), word(code('P'), 1_000), { type: 'time', at: 60_000 });
  t.deepEqual(types(events), ['ringing', 'answered']);
});

test('a call whose end the modem never tells is given up after four hours', (t) => {
  const { state } = after(word(code('R'), 0), word(code('P'), 1_000));
  t.is(deadline(state), 4 * HOUR + 1_000);
  const over = step(state, { type: 'time', at: 4 * HOUR + 1_000 });
  t.deepEqual(over.events, [{ type: 'released', line: '1' }]);
  t.is(deadline(over.state), null);
});

test('hook codes without a bell tell nothing', (t) => {
  t.deepEqual(after(...['H', 'h', 'P', 'p', 'l'].map((letter, at) => word(code(letter), at))).events, []);
});
