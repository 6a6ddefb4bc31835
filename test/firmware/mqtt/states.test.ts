import test from 'ava';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { CallerDetail } from '../../../firmware/mqtt/mqtt-config.ts';
import { statesOf } from '../../../firmware/mqtt/states.ts';
import { slugOf, topicsUnder } from '../../../firmware/mqtt/topics.ts';
import { answeredBy, board, call } from '../../web-admin/board-fixture.ts';

const TOPICS = topicsUnder('rusuban');
const told = (office: Board, detail: CallerDetail = 'none') => statesOf(office, null, TOPICS, detail);
const lineOf = (office: Board) => told(office).get('rusuban/line/1/state');

test('a line is idle, ringing, busy, or a fault', (t) => {
  t.is(lineOf(board()), 'idle');
  t.is(lineOf(board({ calls: [call()] })), 'ringing');
  t.is(lineOf(board({ calls: [answeredBy('101')] })), 'busy');
  const broken = { id: '1', name: 'a', state: 'fault', since: 1, link: null, why: [] } as const;
  t.is(lineOf(board({ lines: [{ ...broken, why: [] }] })), 'fault');
});

const customer = {
  ...{ id: 'x', name: '青葉製作所', kana: '', department: '', contact: '' },
  ...({ importance: 'A', representative: null } as const),
};

const caller = test.macro({
  exec(t, detail: CallerDetail, expected: object) {
    const text = told(board({ calls: [call({ customer })] }), detail).get('rusuban/line/1/attributes');
    t.deepEqual(JSON.parse(text ?? ''), { line: 'line 1', since: '1970-01-01T00:00:01.000Z', ...expected });
  },
  title: (_, detail: CallerDetail) => `of a caller the broker learns: ${detail}`,
});

test(caller, 'none', { caller: 'number' });
test(caller, 'number', { caller: 'number', number: '+81300001201' });
test(caller, 'name', { caller: 'number', number: '+81300001201', name: '青葉製作所', importance: 'A' });

test('a withheld caller is told as such and nothing more, whatever the broker may know', (t) => {
  const office = board({ calls: [call({ caller: { type: 'absent', reason: 'withheld' } })] });
  const text = told(office, 'name').get('rusuban/line/1/attributes') ?? '';
  t.deepEqual(Object.keys(JSON.parse(text)), ['line', 'since', 'caller']);
});

test('an idle line says nothing of anybody', (t) => {
  t.is(told(board(), 'name').get('rusuban/line/1/attributes'), '{"line":"line 1"}');
});

test('two lines are two topics, whatever letters they carry', (t) => {
  const slugs = ['1', '外線', '外', 'a/b', 'a+b', 'a_b'].map(slugOf);
  t.is(new Set(slugs).size, slugs.length);
  for (const slug of slugs) t.regex(slug, /^[a-zA-Z0-9_-]+$/);
});
