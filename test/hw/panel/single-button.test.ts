import test from 'ava';
import {
  type SingleInput,
  type SingleRule,
  type SingleState,
  stepSingle,
} from '../../../hw/panel/single-button.ts';

const two: SingleRule = { short: 'absent', long: 'present', longMs: 1_000 };
const one: SingleRule = { short: 'toggle', long: null, longMs: 1_000 };
const idle: SingleState = { phase: 'idle' };
const held: SingleState = { phase: 'held', since: 100 };
const spent: SingleState = { phase: 'spent' };
const input = (type: SingleInput['type'], at: number): SingleInput => ({ type, at });

const table: [string, SingleRule, SingleState, SingleInput, SingleState, string | null][] = [
  ['down begins a press', two, idle, input('down', 100), held, null],
  ['down without a long press acts at once', one, idle, input('down', 100), spent, 'toggle'],
  ['up says nothing when nothing was down', two, idle, input('up', 100), idle, null],
  ['time says nothing when nothing is down', two, idle, input('time', 5_000), idle, null],
  ['a second down says nothing', two, held, input('down', 500), held, null],
  ['up before the time is short', two, held, input('up', 1_099), idle, 'absent'],
  ['up at the time is long', two, held, input('up', 1_100), idle, 'present'],
  ['time that comes early says nothing', two, held, input('time', 1_099), held, null],
  ['the time makes it long while it is held', two, held, input('time', 1_100), spent, 'present'],
  ['a spent press says nothing more when it goes on', two, spent, input('time', 9_000), spent, null],
  ['a spent press says nothing at a bounce', two, spent, input('down', 9_000), spent, null],
  ['a spent press ends without a word', two, spent, input('up', 9_000), idle, null],
];

for (const [title, rule, state, event, next, press] of table) {
  test(`${title} (${state.phase}, ${event.type})`, (t) => {
    t.deepEqual(stepSingle(state, event, rule), { state: next, press: press as 'absent' | null });
  });
}
