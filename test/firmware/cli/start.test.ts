import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { type Start, startCommand } from '../../../firmware/cli/commands/start.ts';
import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { type Box, runUntilSignal, STOP_LIMIT_MS } from '../../../firmware/cli/run-until-signal.ts';
import { linesOf } from '../../../firmware/config/lines-of.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { type } from './fake-surroundings.ts';

const GOOD =
  'data: /srv/box\nlines: [ { id: "1" } ]\nmail: { from: { address: a@b.example }, server: { host: m } }\n';
const FILES = { '/etc/rusuban/rusuban.yaml': GOOD, '/other.yaml': GOOD.replace('/srv/box', '/srv/other') };

const started = async (words: string) => {
  const starts: Start[] = [];
  const run = async (start: Start) => {
    starts.push(start);
    return EXIT.done;
  };
  const command = startCommand({ demoFolder: '/demo', demoConfig, run });
  const seen = await type(['start', ...words.split(' ').filter((word) => word !== '')], [command], {
    files: FILES,
  });
  return { ...seen, start: starts[0] };
};

test('the box starts with the installed configuration, or with the one that is named', async (t) => {
  t.like((await started('')).start, { dataDir: '/srv/box', demo: false });
  t.like((await started('--config /other.yaml')).start, { dataDir: '/srv/other', demo: false });
});

test('--data and --port win over the file', async (t) => {
  const { start } = await started('--data /mnt/box --port 0');
  t.is(start?.dataDir, '/mnt/box');
  t.is(start?.config.http.port, 0);
});

test('the demo needs no file and has a folder of its own', async (t) => {
  const { start } = await started('--demo');
  t.like(start, { demo: true, dataDir: '/demo' });
  t.is(start?.config, demoConfig);
  t.like((await started('--demo --config /other.yaml')).start, { demo: true, dataDir: '/demo' });
});

test('every line of the demo is one that its links tell of', (t) => {
  const heard = demoConfig.links.flatMap(linesOf);
  t.deepEqual([...new Set(heard)].sort(), demoConfig.lines.map(({ id }) => id).sort());
});

test('with faults in the file the box does not start', async (t) => {
  const { code, err, start } = await started('--config /nowhere.yaml');
  t.is(code, EXIT.refused);
  t.regex(err, /cannot be read/);
  t.is(start, undefined);
  t.is((await started('--port 70000')).code, EXIT.refused);
});

/** A box whose start and stop end when the test says so. */
const scene = (parts: Partial<Box> = {}) => {
  const clock = new FakeClock();
  const did: string[] = [];
  const listeners: ((name: string) => void)[] = [];
  const box: Box = {
    start: async () => ({ url: 'http://127.0.0.1:1', setupCode: null }),
    stop: async () => void did.push('stopped'),
    ...parts,
  };
  const end = runUntilSignal(box, {
    clock,
    log: silentLog,
    onSignal: (listener) => listeners.push(listener),
    onStarted: ({ url }) => did.push(url),
  });
  return { clock, did, end, signal: (name: string) => listeners.forEach((listener) => void listener(name)) };
};
const never = <T>(): Promise<T> => new Promise(() => undefined);

test('the box runs until a signal comes, and is stopped in order', async (t) => {
  const { did, end, signal, clock } = scene();
  await settle();
  t.deepEqual(did, ['http://127.0.0.1:1']);
  signal('SIGTERM');
  t.is(await end, EXIT.done);
  t.deepEqual(did, ['http://127.0.0.1:1', 'stopped']);
  t.is(clock.pending, 0);
});

test('a signal while it starts stops it too', async (t) => {
  const { did, end, signal } = scene({ start: never });
  signal('SIGINT');
  t.is(await end, EXIT.done);
  t.deepEqual(did, ['stopped']);
});

test('a stop that takes too long is cut off with exit code 1', async (t) => {
  const { end, signal, clock } = scene({ stop: never });
  signal('SIGTERM');
  await settle();
  clock.advance(STOP_LIMIT_MS);
  t.is(await end, EXIT.failed);
});

test('a second signal does not wait', async (t) => {
  const { end, signal, clock } = scene({ stop: never });
  signal('SIGINT');
  signal('SIGINT');
  t.is(await end, EXIT.failed);
  t.is(clock.pending, 0);
});

test('what a failed start had opened is closed, and its error is told', async (t) => {
  const { did, end } = scene({ start: () => Promise.reject(new Error('port taken')) });
  await t.throwsAsync(end, { message: 'port taken' });
  t.deepEqual(did, ['stopped']);
});
