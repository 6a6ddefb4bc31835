import { existsSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import type { AuditPage } from '../../firmware/http/contract/access.ts';
import type { HardwareEvent, HardwareState, Unmasked } from '../../firmware/http/contract/hardware.ts';
import type { ListenPorts } from '../../firmware/http/contract/listening.ts';
import { openPseudoTerminal } from '../../hw/simulated/pty.ts';
import { ONE_CALLS } from '../hw/listening/samples.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const NUMBER = '0312345678';
const LAMP = 33;
const call = { from: NUMBER, name: 'TARO YAMADA', did: '0300000001', extensions: ['101'] };
const onTerminal = existsSync('/dev/ptmx') ? test : test.skip;

/** The hardware page as the box tells it: a state, kept up to date by the stream. */
class Page {
  state: HardwareState | null = null;
  text = '';
  isOver = false;
  readonly #leave = new AbortController();

  leave(): void {
    this.#leave.abort();
  }

  /** What the links have said, by id; an entry that comes again replaces the one before. */
  entries(link: string | null) {
    return this.state?.records.find((record) => record.link === link)?.entries ?? [];
  }

  async look({ url, cookie }: Pick<TestBox, 'url' | 'cookie'>): Promise<void> {
    const answer = await fetch(`${url}/api/hardware/events`, {
      headers: { cookie },
      signal: this.#leave.signal,
    });
    const words = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream());
    void this.#read(words)
      .catch(() => undefined)
      .then(() => {
        this.isOver = true;
      });
  }

  async #read(words: ReadableStream<string>): Promise<void> {
    let rest = '';
    for await (const chunk of words) {
      this.text += chunk;
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames)
        this.#take(JSON.parse(frame.slice(frame.indexOf('data: ') + 6)) as HardwareEvent);
    }
  }

  #take(event: HardwareEvent): void {
    if (event.type === 'snapshot') this.state = event.state;
    if (event.type !== 'update' || this.state === null) return;
    const { records = [], ...parts } = event.state;
    const merged = new Map(this.state.records.map(({ link, entries }) => [link, entries]));
    for (const { link, entries } of records) {
      const known = new Map([...(merged.get(link) ?? []), ...entries].map((one) => [one.id, one]));
      merged.set(link, [...known.values()]);
    }
    const all = [...merged].map(([link, entries]) => ({ link, entries }));
    this.state = { ...this.state, ...parts, records: all } as HardwareState;
  }
}

async function lookedAt(t: ExecutionContext, options: Parameters<typeof startBox>[1] = {}) {
  const box = await startBox(t, options);
  const page = new Page();
  t.teardown(() => page.leave());
  await page.look(box);
  const until = (what: string, isIt: (page: Page) => boolean) => box.until(what, async () => page, isIt, 20);
  await until('the PBX', ({ state }) => state?.links[0]?.phase === 'up');
  return { box, page, until };
}

const linkOf = ({ state }: Page): string => state?.links[0]?.name ?? '';
const factsOf = (page: Page) =>
  page.entries(linkOf(page)).flatMap((entry) => (entry.type === 'fact' ? [entry.fact] : []));

test('what a link says is shown as it comes, with what was understood, and nobody learns who calls', async (t) => {
  const { box, page, until } = await lookedAt(t);
  box.pbx.ring(call);
  await until('the number', (seen) => factsOf(seen).some(({ type }) => type === 'caller-id'));
  const caller = factsOf(page).find(({ type }) => type === 'caller-id');
  t.is(caller?.number, '•'.repeat(NUMBER.length));
  t.is(caller?.name, '•••');
  t.true(page.entries(linkOf(page)).some((entry) => entry.type === 'heard' && entry.hex.includes('**')));
  t.notRegex(page.text, new RegExp(`${NUMBER}|${Buffer.from(NUMBER).toString('hex')}|TARO|5441524f`));
  t.notRegex(page.text, /Secret|536563726574/, 'how the box lets itself in');
});

test('an administrator may see numbers for ten minutes, which is in the audit log; a withheld one never', async (t) => {
  const { box, page, until } = await lookedAt(t);
  const { body } = await box.ask<Unmasked>('POST', '/api/hardware/unmasking');
  t.true(body.until > Date.now() + 9 * 60_000);
  box.pbx.ring({ ...call, withheld: 'by-dialplan' }).hangUp('caller');
  await until('the withheld call', (seen) => factsOf(seen).some(({ reason }) => reason === 'withheld'));
  t.notRegex(page.text, new RegExp(`${NUMBER}|${Buffer.from(NUMBER).toString('hex')}`));
  box.pbx.ring({ ...call, from: '0398765432' });
  await until('the number', (seen) => factsOf(seen).some(({ number }) => number === '0398765432'));
  const hex = Buffer.from('0398765432').toString('hex');
  await until('its digits', (seen) =>
    seen.entries(linkOf(seen)).some((entry) => entry.type === 'heard' && entry.hex.includes(hex)),
  );
  t.notRegex(page.text, new RegExp(`${NUMBER}|${Buffer.from(NUMBER).toString('hex')}`));
  await box.ask('DELETE', '/api/hardware/unmasking');
  await until('masked again', (seen) => factsOf(seen).every(({ number }) => !/\d/.test(number ?? '')));
  const audit = await box.ask<AuditPage>('GET', '/api/audit');
  t.true(audit.body.items.some(({ action }) => action === 'POST /api/hardware/unmasking'));
});

test('a page that comes later sees what was said before, and a session that ends sees nothing more', async (t) => {
  const { box, page, until } = await lookedAt(t);
  box.pbx.ring(call);
  await until('the call', (seen) => factsOf(seen).length > 0);
  const later = new Page();
  await later.look(box);
  await box.until(
    'the state',
    async () => later.state,
    (state) => state !== null,
  );
  t.deepEqual(factsOf(later), factsOf(page));
  await box.ask('DELETE', '/api/session');
  await until('the end', ({ isOver }) => isOver);
  t.is((await fetch(`${box.url}/api/hardware/events`, { headers: { cookie: box.cookie } })).status, 401);
});

test('pins are shown with their level as it changes, and a lamp is tried with every pattern', async (t) => {
  const change = (config: Config): Config => ({
    ...config,
    panel: {
      ...{ backend: 'memory', chip: 'test', debounceMs: 30 },
      buttons: { type: 'switch', absent: { offset: 20, activeLow: true } },
      absentLed: { offset: LAMP, activeLow: false },
    },
  });
  const { box, page, until } = await lookedAt(t, { change });
  const pin = (role: string) => page.state?.pins.find((one) => one.role === role);
  t.like(pin('switch'), { link: null, chip: 'test', offset: 20, direction: 'in', activeLow: true });
  t.deepEqual([pin('switch')?.active, pin('absent-led')?.active], [false, false]);
  t.is(page.state?.panel?.backend, 'memory');
  box.gpio.set(20, true);
  await until(
    'the switch and its lamp',
    () => pin('switch')?.active === true && pin('absent-led')?.active === true,
  );
  t.is(typeof pin('switch')?.changedAt, 'number');
  t.is((await box.ask('POST', '/api/hardware/lamp-test', { offset: 20 })).status, 409);
  t.is((await box.ask('POST', '/api/hardware/lamp-test', { offset: LAMP })).status, 200);
  await until('the test', ({ state }) => state?.lampTest?.sign === 'ringing');
  await box.until(
    'the lamp to blink',
    async () => box.gpio.isDriven(LAMP),
    (isLit) => !isLit,
    20,
  );
  await box.ask('DELETE', '/api/hardware/lamp-test');
  await until('its end', ({ state }) => state?.lampTest === null);
  t.true(box.gpio.isDriven(LAMP), 'away again');
});

onTerminal(
  'what is on a free port is found out: one run at a time, and ports of links are refused',
  async (t) => {
    const report = ONE_CALLS.find(({ format }) => format === 'aloha')?.bytes ?? new Uint8Array(0);
    const [free, taken] = [openPseudoTerminal(() => {}), openPseudoTerminal(() => {})];
    t.teardown(async () => {
      await free.close();
      await taken.close();
    });
    const change = (config: Config): Config => ({
      ...config,
      links: [
        ...config.links,
        { type: 'aloha', name: 'adapter', line: '1', port: { type: 'path', path: taken.path }, baud: 9600 },
      ],
    });
    const serialPorts = async () => [{ path: free.path }, { path: taken.path }];
    const { box, page, until } = await lookedAt(t, { change, serialPorts });
    const ports = (await box.ask<ListenPorts>('GET', '/api/hardware/ports')).body.items;
    t.deepEqual(
      ports.map(({ usedBy }) => (usedBy?.type === 'link' ? usedBy.name : null)),
      [null, 'adapter'],
    );
    const start = (port: string) =>
      box.ask('POST', '/api/hardware/listening', {
        ...{ port, seconds: 600, speaking: 'after-silence', speed: null, framing: null },
      });
    t.is((await start(taken.path)).status, 409);
    t.is((await start('/etc/passwd')).status, 400);
    t.is((await start(free.path)).status, 200);
    t.is((await start(free.path)).status, 409, 'one at a time');
    await until('the port', ({ state }) => state?.listening?.steps[0]?.type === 'opened');
    free.write(report);
    await until('the verdict', ({ state }) => state?.listening?.verdict === 'recognised');
    const run = page.state?.listening;
    t.is(run?.candidates[0]?.format, 'aloha');
    t.true(run?.entry?.type === 'yaml' && run.entry.yaml.includes(`path: "${free.path}"`));
    await until('bytes', (seen) => seen.entries(null).some(({ type }) => type === 'fact'));
    t.deepEqual(
      page.entries(null).flatMap((entry) => (entry.type === 'fact' ? [] : [entry.type])),
      ['heard', 'sent'],
    );
    t.notRegex(JSON.stringify(page.entries(null)), /3[0-9]3[0-9]3[0-9]/);
    await box.ask('DELETE', '/api/hardware/listening');
    await until('its end', ({ state }) => state?.listening?.ended === 'asked');
  },
);
