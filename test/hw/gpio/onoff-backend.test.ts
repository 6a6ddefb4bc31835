import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { GpioError } from '../../../hw/gpio/gpio.ts';
import { type Onoff, OnoffBackend } from '../../../hw/gpio/onoff-backend.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** A line of onoff with the contract that its source shows: it reads when asked, and throws once it is closed. */
class FakeLine {
  readonly number: number;
  readonly direction: string;
  level = 0;
  isClosed = false;
  #listeners: ((error: Error | null, value: number) => void)[] = [];

  constructor(number: number, direction: string) {
    this.number = number;
    this.direction = direction;
  }

  watch(listener: (error: Error | null, value: number) => void): void {
    this.#listeners.push(listener);
  }

  unwatchAll(): void {
    this.#listeners = [];
  }

  unexport(): void {
    this.isClosed = true;
  }

  readSync(): number {
    if (this.isClosed) throw Object.assign(new Error('EBADF: bad file descriptor, read'), { code: 'EBADF' });
    return this.level;
  }

  writeSync(level: number): void {
    this.level = level;
  }

  edge(level: number): void {
    this.level = level;
    for (const listener of this.#listeners) listener(null, level);
  }

  fail(error: Error): void {
    for (const listener of this.#listeners) listener(error, 0);
  }
}

function setUp(t: ExecutionContext) {
  const root = mkdtempSync(join(tmpdir(), 'rusuban-onoff-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'gpiochip512'));
  for (const [file, text] of Object.entries({ label: 'pinctrl-rp1', base: 512, ngpio: 54 }))
    writeFileSync(join(root, 'gpiochip512', file), `${text}\n`);
  const clock = new FakeClock();
  const lines: FakeLine[] = [];
  class Line extends FakeLine {
    constructor(number: number, direction: string) {
      super(number, direction);
      lines.push(this);
    }
  }
  const backend = new OnoffBackend(clock, { root, load: () => ({ Gpio: Line }) as unknown as Onoff });
  const line = () => lines.at(-1) ?? t.fail('no line was opened');
  return { clock, root, backend, line: line as () => FakeLine };
}

const pin = { chip: 'pinctrl-rp1', offset: 17, activeLow: true };

test('a contact that bounces counts once, when it has been still', (t) => {
  const { clock, backend, line } = setUp(t);
  const levels: boolean[] = [];
  backend.input(pin, 30, (active) => levels.push(active));
  t.is(line().number, 529);
  for (const level of [1, 0, 1, 0, 1]) {
    line().edge(level);
    clock.advance(5);
  }
  t.deepEqual(levels, []);
  clock.advance(25);
  t.deepEqual(levels, [true]);
});

test('a line that is closed while its contact bounces does not take the process down', (t) => {
  const { clock, backend, line } = setUp(t);
  const input = backend.input(pin, 30, () => t.fail());
  line().edge(1);
  input.close();
  t.notThrows(() => clock.advance(1_000));
  t.is(clock.pending, 0);
});

test('a line that fails while its contact settles is told as lost', (t) => {
  const { clock, backend, line } = setUp(t);
  const lost: string[] = [];
  backend.input(
    pin,
    30,
    () => t.fail(),
    ({ message }) => lost.push(message),
  );
  line().edge(1);
  line().isClosed = true;
  clock.advance(30);
  t.is(lost.length, 1);
  t.true(lost.every((why) => why.startsWith('Line 17 of the GPIO chip "pinctrl-rp1"')));
});

test('a line that cannot be watched any more is told as lost', (t) => {
  const { backend, line } = setUp(t);
  const lost: string[] = [];
  backend.edges(pin, { edge: () => t.fail(), lost: ({ message }) => lost.push(message) });
  line().fail(new Error('poll failed'));
  t.true(lost[0]?.includes('poll failed'));
});

test('edges come with the time at which they were delivered', (t) => {
  const { clock, backend, line } = setUp(t);
  const edges: unknown[] = [];
  backend.edges(pin, { edge: (edge) => edges.push(edge), lost: () => t.fail() });
  clock.advance(12);
  line().edge(1);
  t.deepEqual(edges, [{ active: true, at: 12 }]);
});

test('a kernel whose sysfs tells no edges says what to write in place of onoff', (t) => {
  const { root, clock } = setUp(t);
  const Gpio = class {
    constructor() {
      const path = '/sys/class/gpio/gpio529/edge';
      throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
    }
  };
  const backend = new OnoffBackend(clock, { root, load: () => ({ Gpio }) as unknown as Onoff });
  const listener = { edge: () => t.fail(), lost: () => t.fail() };
  t.throws(() => backend.edges(pin, listener), { instanceOf: GpioError, message: /backend: char-device/ });
});

test('an output becomes one in the level that is off', (t) => {
  const { backend, line } = setUp(t);
  backend.output(pin);
  t.is(line().direction, 'high');
  backend.output({ ...pin, activeLow: false });
  t.is(line().direction, 'low');
});

test('every way to use a line that is gone throws our own error', (t) => {
  const { backend, line } = setUp(t);
  const input = backend.edges(pin, { edge: () => {}, lost: () => {} });
  line().isClosed = true;
  t.throws(() => input.isActive(), { instanceOf: GpioError });
});
