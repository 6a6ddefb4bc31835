import test from 'ava';
import { rejects } from './rejects.ts';
import { SMALL } from './sample-files.ts';

const link = (section: string): string => `${SMALL}links:\n  - { name: m, line: "1", ${section} }\n`;
const ring = (rest: string): string => link(`type: ring, ${rest}`);
const display = (rest: string): string =>
  link(`type: number-display, chip: c, port: { path: /dev/x }, ring: { offset: 1 }, ${rest}`);

test(
  'links on GPIO without a chip',
  rejects,
  ring('ring: { offset: 1 }'),
  'links[0].chip',
  5,
  /missing/,
  /pinctrl/,
);
test(
  'a chip output that is not wired',
  rejects,
  link('type: dtmf, chip: c, q1: { offset: 1 }, q2: { offset: 2 }, q3: { offset: 3 }, q4: { offset: 4 }'),
  'links[0].std',
  5,
  /missing/,
  /std/,
);
test(
  'one line of the chip for two purposes',
  rejects,
  ring('chip: c, ring: { offset: 5 }, hook: { offset: 05 }'),
  'links[0].hook.offset',
  5,
  /used by links\[0\]\.ring/,
  /own line/,
);
test(
  'a line that a button has already',
  rejects,
  `${ring('chip: c, ring: { offset: 5 }')}panel: { chip: c, absent-button: { offset: 5 } }\n`,
  'links[0].ring.offset',
  5,
  /used by panel\.absent-button/,
  /own line/,
);
test(
  'a cadence of no country',
  rejects,
  ring('chip: c, ring: { offset: 5 }, cadence: mars'),
  'links[0].cadence',
  5,
  /choices/,
  /japan/,
);
test(
  'a relay that would be closed longer than it may',
  rejects,
  display('relay: { offset: 2 }, receive-limit-ms: 60000'),
  'links[0].receive-limit-ms',
  5,
  /above 9000/,
  /7000/,
);
test(
  'a primary answer later than the exchange waits',
  rejects,
  display('relay: { offset: 2 }, answer-after-ms: 6000'),
  'links[0].answer-after-ms',
  5,
  /above 3000/,
  /100/,
);
test('a front end without a relay', rejects, display(''), 'links[0].relay', 5, /missing/, /relay/);
