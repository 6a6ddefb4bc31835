import test from 'ava';
import { statusLine } from '../../../firmware/health/status-line.ts';

const url = 'http://127.0.0.1:8080';

test('a box that is well says where it listens and how many links are up', (t) => {
  const status = statusLine({ url, links: { up: 2, all: 2 }, conditions: [] });
  t.is(status, 'Listening at http://127.0.0.1:8080, 2 of 2 links up. All is well.');
});

test('what is wrong is said in words', (t) => {
  const conditions = [
    { code: 'disk-full', level: 'fault', subject: null, since: 0 },
    { code: 'link-down', level: 'fault', subject: 'pbx', since: 0 },
  ] as const;
  const status = statusLine({ url, links: { up: 1, all: 2 }, conditions });
  t.is(
    status,
    'Listening at http://127.0.0.1:8080, 1 of 2 links up. Wrong: the disk is full; the link is down (pbx).',
  );
});
