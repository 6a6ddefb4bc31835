import test from 'ava';
import pino from 'pino';
import { isJournal, priorityOf, withPriority } from '../../firmware/journal.ts';

const level = test.macro({
  exec(t, pinoLevel: number, priority: number) {
    t.is(priorityOf(pinoLevel), priority);
  },
  title: (name = '') => `journald sorts ${name}`,
});
test('debug under debug', level, 20, 7);
test('info under info', level, 30, 6);
test('warn under warning', level, 40, 4);
test('error under err', level, 50, 3);
test('fatal under crit', level, 60, 2);

test('each line carries the priority of its own level', (t) => {
  const lines: string[] = [];
  const log = pino({ level: 'debug', base: null }, withPriority({ write: (line) => lines.push(line) }));
  log.warn({ link: 'pbx' }, 'the link is down');
  log.info('it is up again');
  log.child({ from: 'knex' }).error('no space');
  t.regex(lines[0] ?? '', /^<4>\{"level":40,.*"msg":"the link is down"\}\n$/);
  t.regex(lines[1] ?? '', /^<6>\{"level":30/);
  t.regex(lines[2] ?? '', /^<3>\{"level":50/);
});

test('only a descriptor that systemd has connected to the journal gets priorities', (t) => {
  t.true(isJournal('8:12345', { dev: 8n, ino: 12345n }));
  t.false(isJournal('8:12345', { dev: 8n, ino: 12346n }));
  t.false(isJournal(undefined, { dev: 8n, ino: 12345n }));
});
