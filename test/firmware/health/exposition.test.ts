import test from 'ava';
import { exposition, type Metric } from '../../../firmware/health/exposition.ts';
import { type MetricFacts, metricsOf } from '../../../firmware/health/metrics.ts';

const gauge = (known: Partial<Metric>): Metric => ({
  ...{ name: 'a_b', help: 'What it is.', type: 'gauge', samples: [{ labels: {}, value: 1 }] },
  ...known,
});

const FACTS: MetricFacts = {
  version: '0.1.0',
  startedAt: 1_700_000_000_000,
  callsByOutcome: new Map([
    ['answered', 3],
    ['missed', 2],
  ]),
  mailsByState: { queued: 1, sent: 5 },
  bouncesByResult: null,
  links: [{ name: 'pbx', type: 'asterisk-ami', isUp: true, events: 7, discardedBytes: 0, unrecognised: 1 }],
  conditions: [{ code: 'link-down', level: 'fault', subject: 'modem', since: 0 }],
  ...{ unsaved: 0, databaseBytes: 4096, freeBytes: 1e9, screens: 2, loopDelayMs: 12, memoryBytes: 8e7 },
  isClockSet: true,
  backupAt: null,
};

test('a quantity comes with its help and its type before its samples', (t) => {
  t.is(exposition([gauge({})]), '# HELP a_b What it is.\n# TYPE a_b gauge\na_b 1\n');
});

test('labels are quoted, and what would end a quote or a line is escaped', (t) => {
  const text = exposition([
    gauge({ help: 'a\\b\nc', samples: [{ labels: { x: 'a"b\\c\nd' }, value: 1.5 }] }),
  ]);
  t.is(text, '# HELP a_b a\\\\b\\nc\n# TYPE a_b gauge\na_b{x="a\\"b\\\\c\\nd"} 1.5\n');
});

test('infinities have their own words; what is no number and what has no sample is left out', (t) => {
  const values = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
  const samples = values.map((value, at) => ({ labels: { at: String(at) }, value }));
  t.deepEqual(
    exposition([gauge({ samples })])
      .split('\n')
      .slice(2),
    ['a_b{at="0"} +Inf', 'a_b{at="1"} -Inf', ''],
  );
  t.is(exposition([gauge({ samples: [] })]), '');
});

test('the metrics of the box keep the rules of the format and of its names', (t) => {
  const metrics = metricsOf(FACTS);
  const names = metrics.map(({ name }) => name);
  t.is(new Set(names).size, names.length, 'every quantity once');
  for (const { name, type, samples } of metrics) {
    t.regex(name, /^rusuban_[a-z_]+$/);
    t.is(type === 'counter', name.endsWith('_total'), name);
    const series = samples.map(({ labels }) => JSON.stringify(labels));
    t.is(new Set(series).size, series.length, `${name}: no two samples of one series`);
    for (const label of samples.flatMap(({ labels }) => Object.keys(labels))) t.regex(label, /^[a-z_]+$/);
  }
  const text = exposition(metrics);
  t.true(text.endsWith('\n'));
  for (const line of text.trimEnd().split('\n'))
    t.regex(line, /^(# (HELP|TYPE) rusuban_\w+ .+|rusuban_\w+(\{(\w+="[^"\n]*",?)+\})? [-+.\deInf]+)$/);
});

test('calls, mails, links and conditions are told apart by labels', (t) => {
  const text = exposition(metricsOf(FACTS));
  for (const line of [
    'rusuban_calls_total{outcome="missed"} 2',
    'rusuban_mails{state="queued"} 1',
    'rusuban_link_up{link="pbx",type="asterisk-ami"} 1',
    'rusuban_condition{code="link-down",level="fault",link="modem"} 1',
    'rusuban_event_loop_delay_seconds 0.012',
  ])
    t.true(text.includes(`\n${line}\n`), line);
});
