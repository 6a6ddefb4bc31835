import test from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import type { Healthz } from '../../firmware/http/contract/health.ts';
import { startBox } from '../support/test-box.ts';

const withBackup =
  (requireMount: string) =>
  (config: Config): Config => ({
    ...config,
    backup: { folder: '/nowhere/at/all', cron: '30 3 * * *', keep: 3, requireMount },
  });

test('a box that is well says so with 200, and its metrics are in the format of Prometheus', async (t) => {
  const box = await startBox(t);
  const answer = await fetch(`${box.url}/healthz`);
  const body = (await answer.json()) as Healthz;
  // A machine that does not know the time yet is warned of, and serves all the same.
  t.deepEqual(
    body.conditions.filter(({ code }) => code !== 'clock-not-set' && code !== 'disk-low'),
    [],
  );
  t.is(answer.status, 200);
  const metrics = await fetch(`${box.url}/metrics`, { headers: { cookie: box.cookie } });
  t.is(metrics.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const text = await metrics.text();
  t.regex(text, /^rusuban_link_up\{link="pbx",type="asterisk-ami"\} [01]$/m);
  t.regex(text, /^rusuban_database_bytes [1-9]\d+$/m);
});

test('a fault is 503, is on the board, and tells no name and no number', async (t) => {
  const box = await startBox(t, { change: withBackup('/nowhere') });
  const answer = await fetch(`${box.url}/healthz`);
  t.is(answer.status, 503);
  const body = (await answer.json()) as Healthz;
  t.is(body.status, 'fault');
  const fault = body.conditions.find(({ code }) => code === 'backup-not-mounted');
  t.like(fault, { level: 'fault', subject: null });
  const { body: board } = await box.ask<{ health: unknown[] }>('GET', '/api/board');
  t.deepEqual(board.health, body.conditions);
});
