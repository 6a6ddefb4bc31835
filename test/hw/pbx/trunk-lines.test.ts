import test from 'ava';
import type { LineEvent } from '../../../hw/line-event.ts';
import { TrunkLines, type TrunkRule } from '../../../hw/pbx/trunk-lines.ts';

const RULES: readonly TrunkRule[] = [
  { type: 'did', did: '0312340002', line: 'sales' },
  { type: 'channel', pattern: '00*', line: 'main' },
];
const OTHERS: readonly TrunkRule[] = [...RULES, { type: 'channel', pattern: '*', line: 'other' }];

const logged = (line?: string, more: object = {}) =>
  ({
    type: 'logged',
    direction: 'incoming',
    outcome: 'answered',
    ...(line === undefined ? {} : { line }),
    ...more,
  }) as LineEvent;

/** The lines on which a series of events is put. */
const linesOf = (
  rules: readonly TrunkRule[],
  events: readonly LineEvent[],
): readonly (string | undefined)[] => {
  const trunks = new TrunkLines(rules, 'smdr');
  return events
    .map((event) => trunks.placed(event))
    .map((event) => ('line' in event ? event.line : undefined));
};

test('the trunk that the log prints is a line of the office', (t) => {
  t.deepEqual(linesOf(RULES, [logged('0004')]), ['main']);
});

test('the number that was dialled decides, however the log writes it', (t) => {
  t.deepEqual(linesOf(RULES, [logged('0004', { called: '03-1234-0002' })]), ['sales']);
});

test('where no rule fits the call stays on a line with the name of its trunk: nothing is lost', (t) => {
  t.deepEqual(linesOf(RULES, [logged('17')]), ['17']);
});

test('a record without a trunk is on the line of all trunks, or else on one with the name of the link', (t) => {
  t.deepEqual(linesOf(OTHERS, [logged()]), ['other']);
  t.deepEqual(linesOf(RULES, [logged()]), ['smdr']);
});

test('a call that was seen to ring by its dialled number stays on that line until it is logged', (t) => {
  const events: readonly LineEvent[] = [
    { type: 'ringing', line: '0004', called: '0312340002' },
    { type: 'ringing', line: '0004', extension: '102' },
    { type: 'caller-id', line: '0004', number: '0611112222' },
    { type: 'answered', line: '0004' },
    { type: 'released', line: '0004' },
    logged('0004'),
    logged('0004', { continues: true }),
    logged('0004'),
  ];
  t.deepEqual(linesOf(RULES, events), [...Array(7).fill('sales'), 'main']);
});

test('the next call on a trunk is not taken for the one before', (t) => {
  const events: readonly LineEvent[] = [
    { type: 'ringing', line: '0004', called: '0312340002' },
    { type: 'released', line: '0004' },
    { type: 'ringing', line: '0004' },
  ];
  t.deepEqual(linesOf(RULES, events), ['sales', 'sales', 'main']);
});

test('what is not understood has no line, and a trunk with an endless name has a short one', (t) => {
  t.deepEqual(linesOf(RULES, [{ type: 'unrecognised', raw: '00' }, logged('x'.repeat(1_000))]), [
    undefined,
    'x'.repeat(64),
  ]);
});

test('of more trunks than any PBX has the oldest is forgotten', (t) => {
  const trunks = new TrunkLines(RULES, 'smdr');
  trunks.placed({ type: 'ringing', line: '0004', called: '0312340002' });
  for (let at = 0; at < 600; at += 1) trunks.placed({ type: 'ringing', line: `t${at}` });
  t.like(trunks.placed(logged('0004')), { line: 'main' });
});
