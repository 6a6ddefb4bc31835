import test from 'ava';
import fc from 'fast-check';
import type { Call } from '../../../firmware/calls/call.ts';
import { extension } from '../../../firmware/calls/ids.ts';
import type { Fact, Source } from '../../../firmware/calls/input.ts';
import { step } from '../../../firmware/calls/step.ts';
import { ADAPTER, LIVE_LOG, LOG, MODEM, PBX, Scenario } from '../../support/call-scenario.ts';

const facts: Record<string, Fact> = {
  'the line rings': { type: 'ringing', called: null, extension: null },
  'a telephone rings': { type: 'ringing', called: null, extension: extension('102') },
  'a number': {
    type: 'caller-id',
    caller: { type: 'number', number: '0312345678', e164: null },
    match: { type: 'none' },
  },
  'an answer': { type: 'answered', extension: extension('102') },
  'a release': { type: 'released', by: 'caller', outcome: null },
};

const calls: Record<string, () => Call | undefined> = {
  announced: () => new Scenario().absent(MODEM, '1', null, 'unavailable').live[0],
  ringing: () => new Scenario().ringing(PBX, '1', 'a').live[0],
  answered: () => new Scenario().ringing(PBX, '1', 'a').answered(PBX, '1', 'a', '101').live[0],
  released: () => new Scenario().ringing(PBX, '1', 'a').released(PBX, '1', 'a').ended[0],
};

/** Every state against every input: the phase that follows, or `same` where the very same call comes back. */
const table: Record<string, Record<string, string>> = {
  announced: {
    'the line rings': 'ringing',
    'a telephone rings': 'ringing',
    'a number': 'announced',
    'an answer': 'answered',
    'a release': 'released',
  },
  ringing: {
    'the line rings': 'same',
    'a telephone rings': 'ringing',
    'a number': 'ringing',
    'an answer': 'answered',
    'a release': 'released',
  },
  answered: {
    'the line rings': 'same',
    'a telephone rings': 'answered',
    'a number': 'answered',
    'an answer': 'answered',
    'a release': 'released',
  },
  released: {
    'the line rings': 'same',
    'a telephone rings': 'same',
    'a number': 'same',
    'an answer': 'same',
    'a release': 'same',
  },
};

for (const [state, row] of Object.entries(table)) {
  for (const [input, expected] of Object.entries(row)) {
    test(`a call that is ${state}, then ${input}: ${expected}`, (t) => {
      const call = calls[state]?.();
      const binding = call?.bindings[0];
      const fact = facts[input];
      if (call === undefined || binding === undefined || fact === undefined) return t.fail('bad table');
      const next = step(call, binding, fact, new Scenario().wait(5).now);
      if (expected === 'same') t.is(next, call);
      else t.is(next.phase, expected as Call['phase']);
    });
  }
}

const action = fc.record({
  what: fc.constantFrom(
    'ringing',
    'number',
    'withheld',
    'answered',
    'released',
    'wait',
    'down',
    'up',
    'restart',
    'logged',
  ),
  source: fc.constantFrom(PBX, MODEM, ADAPTER),
  log: fc.constantFrom(LOG, LIVE_LOG),
  line: fc.constantFrom('1', '2'),
  call: fc.constantFrom('a', 'b', 'c'),
  number: fc.constantFrom('0312345678', '0669998888', '09011112222'),
  phone: fc.constantFrom('101', '102'),
});

test('whatever sources say in whatever order: every call ends once, and a withheld one keeps no number', (t) => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const s = new Scenario();
      for (const one of actions) play(s, one);
      s.link(PBX, true)
        .synchronised(PBX, [])
        .wait(13 * 3600);
      t.is(s.live.length, 0);
      const keys = s.ended.map((call) => call.key);
      t.is(new Set(keys).size, keys.length);
      for (const call of s.stored) {
        t.is(call.phase, 'released');
        t.true((call.releasedAt ?? 0) >= call.startedAt);
        t.not(call.caller.type, 'pending');
        t.not(call.outcome, null);
        if (call.caller.type === 'absent') t.is(call.match.type, 'none');
      }
    }),
    { seed: 20261124, numRuns: 500 },
  );
});

function play(
  s: Scenario,
  one: { [K in 'what' | 'line' | 'call' | 'number' | 'phone']: string } & { [K in 'source' | 'log']: Source },
) {
  const call = one.source.callIds ? `${one.line}${one.call}` : null;
  switch (one.what) {
    case 'ringing':
      return s.ringing(one.source, one.line, call, one.phone);
    case 'number':
      return s.number(one.source, one.line, call, one.number);
    case 'withheld':
      return s.absent(one.source, one.line, call);
    case 'answered':
      return s.answered(one.source, one.line, call, one.phone);
    case 'released':
      return s.released(one.source, one.line, call);
    case 'down':
      return s.link(one.source, false);
    case 'up':
      return s.link(one.source, true);
    case 'restart':
      return s.restart();
    case 'logged':
      return s.logged(one.log, one.line, {
        ...(one.call === 'a' ? {} : { number: one.number }),
        ...(one.call === 'b' ? {} : { ago: one.number.length }),
        outcome: one.phone === '101' ? 'answered' : 'missed',
        extension: extension(one.phone),
        ringSeconds: one.number.length,
        continues: one.call === 'c' && one.phone === '102',
      });
    default:
      return s.wait(one.number.length);
  }
}
