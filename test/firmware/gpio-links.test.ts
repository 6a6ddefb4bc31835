import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import type { LinkConfig } from '../../firmware/config/config.ts';
import { loadConfig } from '../../firmware/config/load.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import { systemClock } from '../../hw/clock.ts';
import { openPseudoTerminal } from '../../hw/simulated/pty.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const RING = 40;
const RELAY = 41;
const HOOK = 42;
const PACKET = Buffer.from(
  readFileSync(new URL('../fixtures/jclip/number.hex', import.meta.url), 'latin1').replace(/\s/g, ''),
  'hex',
);

/** The link as a configuration file gives it. */
function linkOf(section: string): LinkConfig {
  const file = `lines: [ { id: "1" } ]\nlinks:\n  - { ${section}, name: device, line: "1", backend: memory }\nmail:\n  from: { address: a@b.example }\n  server: { host: 127.0.0.1, security: none }\n`;
  const loaded = loadConfig(file, '/rusuban.yaml');
  const [link] = loaded.type === 'ok' ? loaded.config.links : [];
  if (link === undefined) throw new Error(JSON.stringify(loaded));
  return link;
}

async function boxWith(t: ExecutionContext, section: string) {
  const link = linkOf(section);
  const box = await startBox(t, { change: (config) => ({ ...config, links: [link] }) });
  const board = async () => (await box.ask<Board>('GET', '/api/board')).body;
  await box.until('the link', board, ({ lines }) => lines[0]?.state === 'ok');
  return { box, board };
}

/** Ringing current of 20 Hz that flowed until now, with the times of a kernel that saw it. */
function bell({ gpio }: TestBox, ms: number): void {
  const end = systemClock.monotonic();
  for (let at = end - ms; at < end; at += 50) {
    gpio.set(RING, true, at);
    gpio.set(RING, false, at + 25);
  }
}

test('a Japanese call: the box answers the exchange, reads the number, lets go, and the board rings with it', async (t) => {
  const chip = openPseudoTerminal(() => {});
  t.teardown(() => chip.close());
  const pins = `ring: { offset: ${RING} }, relay: { offset: ${RELAY} }, hook: { offset: ${HOOK} }`;
  const { box, board } = await boxWith(t, `type: number-display, port: { path: ${chip.path} }, ${pins}`);
  const relay = async () => box.gpio.isDriven(RELAY);
  bell(box, 500);
  await box.until('the primary answer', relay, (closed) => closed);
  chip.write(PACKET);
  const called = await box.until('the caller', board, ({ calls }) => calls[0]?.caller.type === 'number');
  t.like(called.calls[0], { line: '1', caller: { type: 'number', number: '0312345678' } });
  t.false(await relay());
  bell(box, 1_000);
  box.gpio.set(HOOK, true);
  await box.until('the answer', board, ({ calls }) => calls[0]?.phase === 'answered');
  box.gpio.set(HOOK, false);
  await box.until('the end', board, ({ calls }) => calls.every((call) => call.phase !== 'answered'));
});

test('the relay is open before the end of the box waits for anything: a process that dies has no time left', async (t) => {
  const chip = openPseudoTerminal(() => {});
  t.teardown(() => chip.close());
  const pins = `ring: { offset: ${RING} }, relay: { offset: ${RELAY} }`;
  const { box } = await boxWith(t, `type: number-display, port: { path: ${chip.path} }, ${pins}`);
  bell(box, 500);
  await box.until(
    'the primary answer',
    async () => box.gpio.isDriven(RELAY),
    (closed) => closed,
  );
  const stopped = box.stop();
  t.false(box.gpio.isDriven(RELAY));
  await stopped;
});

test('a bell on a coupler rings on the board', async (t) => {
  const { box, board } = await boxWith(t, `type: ring, ring: { offset: ${RING} }`);
  bell(box, 1_000);
  const { calls } = await box.until('the bell', board, (now) => now.calls.length > 0);
  t.is(calls[0]?.line, '1');
});

test('a caller in tones, from the outputs of the chip, is on the board', async (t) => {
  const [q1, q2, q3, q4, std] = [50, 51, 52, 53, 54] as const;
  const pins = `q1: { offset: ${q1} }, q2: { offset: ${q2} }, q3: { offset: ${q3} }, q4: { offset: ${q4} }, std: { offset: ${std} }`;
  const { box, board } = await boxWith(t, `type: dtmf, ${pins}`);
  const codes = { A: 13, '0': 10, C: 15 } as Readonly<Record<string, number>>;
  for (const digit of 'A0312345678C') {
    const code = codes[digit] ?? Number(digit);
    for (const [bit, pin] of [q1, q2, q3, q4].entries()) box.gpio.set(pin, ((code >> bit) & 1) === 1);
    box.gpio.set(std, true);
    box.gpio.set(std, false);
  }
  const { calls } = await box.until('the caller', board, (now) => now.calls[0]?.caller.type === 'number');
  t.like(calls[0]?.caller, { number: '0312345678' });
});
