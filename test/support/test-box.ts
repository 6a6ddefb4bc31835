import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { BoxOptions } from '../../firmware/assembly/box-options.ts';
import type { MachineTime } from '../../firmware/assembly/time/keep-time.ts';
import { Box } from '../../firmware/box.ts';
import { demoConfig } from '../../firmware/cli/demo-config.ts';
import type { Config } from '../../firmware/config/config.ts';
import { OFFICE } from '../../firmware/demo/office.ts';
import { type Clock, systemClock } from '../../hw/clock.ts';
import { MemoryBackend } from '../../hw/gpio/memory-backend.ts';
import { type Log, silentLog } from '../../hw/log.ts';
import { createSimulatedPbx, type SimulatedPbx } from '../../hw/simulated/asterisk-pbx/pbx.ts';
import { mailConfig } from './smtp-mail.ts';

export interface TestBox {
  readonly url: string;
  /** Of the administrator who is logged in. */
  readonly cookie: string;
  /** null once it was used. */
  readonly setupCode: string | null;
  readonly pbx: SimulatedPbx;
  readonly gpio: MemoryBackend;
  /** Sends a request as the page does. A body is sent as JSON. */
  ask<Body = unknown>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
  /** Repeats a question until the answer is as wanted; fails after a minute. */
  until<Value>(
    what: string,
    read: () => Promise<Value>,
    isIt: (value: Value) => boolean,
    pauseMs?: number,
  ): Promise<Value>;
  stop(): Promise<void>;
}

/** The answer of the box; `Body` is what the contract promises for it. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A PBX that a test plays on, kept when the box in front of it is restarted. */
export async function startPbx(t: ExecutionContext): Promise<{ pbx: SimulatedPbx; port: number }> {
  const pbx = createSimulatedPbx({ clock: systemClock, users: [{ username: 'rusuban', secret: 'demo' }] });
  const port = await pbx.listen(0);
  t.teardown(() => pbx.close());
  return { pbx, port };
}

/** N of scrypt for tests: what it costs is proven elsewhere. */
export const CHEAP = 2;
export const ADMINISTRATOR = { name: 'kanri', password: 'correct horse battery' };

/** Logs in as the administrator, who is made where the box is new. */
async function comeIn(url: string, code: string | null): Promise<string> {
  const path = code === null ? '/api/session' : '/api/setup';
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'X-Rusuban': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify(code === null ? ADMINISTRATOR : { ...ADMINISTRATOR, code }),
  });
  if (answer.status !== 200) throw new Error(`the box does not let the tests in: ${await answer.text()}`);
  return cookieOf(answer);
}

/** The session cookie that an answer gives, as it is sent back. */
export function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

export interface TestBoxOptions
  extends Pick<
    BoxOptions,
    'moreRoutes' | 'serviceManager' | 'machineTime' | 'pageFolder' | 'layers' | 'onLost' | 'serialPorts'
  > {
  readonly mailPort?: number;
  readonly dataDir?: string;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly change?: (config: Config) => Config;
  /** Nobody sets the box up: `setupCode` is still good. */
  readonly isFresh?: boolean;
}

/** The tests' machine has a clock that is right, whatever the real one has. */
const SET: MachineTime = { kernel: () => ({ isSynchronised: true, isFromBattery: false }), bootId: 'test' };

/** The real box on a temporary folder, a free port and a simulated PBX; mail goes to `mailPort`. */
export async function startBox(t: ExecutionContext, options: TestBoxOptions = {}): Promise<TestBox> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'rusuban-box-'));
  const { pbx, port } = await startPbx(t);
  const config = (options.change ?? ((same) => same))(testConfig(port, options.mailPort ?? 9));
  const { mailPort: _, dataDir: __, change: ___, isFresh = false, clock = systemClock, ...parts } = options;
  const gpio = new MemoryBackend(clock);
  const world = { clock, log: silentLog, gpio, machineTime: SET, passwordCost: CHEAP };
  const box = new Box({ config, dataDir, ...world, ...parts });
  const { url, setupCode } = await box.start();
  const cookie = isFresh ? '' : await comeIn(url, setupCode);
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= box.stop();
    return stopped;
  };
  t.teardown(async () => {
    await stop();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true });
  });
  return { url, cookie, setupCode, pbx, gpio, ask: asker(url, cookie), until, stop };
}

/** The office of the demo with nothing but a PBX. */
export function testConfig(pbxPort: number, mailPort: number): Config {
  return {
    ...demoConfig,
    http: { ...demoConfig.http, host: '127.0.0.1', port: 0 },
    lines: OFFICE.lines,
    links: demoConfig.links.flatMap((link) =>
      link.type === 'asterisk-ami' ? [{ ...link, host: '127.0.0.1', port: pbxPort }] : [],
    ),
    mail: { ...demoConfig.mail, server: mailConfig(mailPort).server },
  };
}

/** @param cookie '' for a stranger */
export function asker(url: string, cookie = '') {
  return async <Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'X-Rusuban': '1',
        Cookie: cookie,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
}

/** `pauseMs`: longer where a test asks so often that the box would refuse. */
export async function until<Value>(
  what: string,
  read: () => Promise<Value>,
  isIt: (value: Value) => boolean,
  pauseMs = 20,
): Promise<Value> {
  const began = Date.now();
  for (;;) {
    const value = await read();
    if (isIt(value)) return value;
    const waited = Date.now() - began;
    if (waited > 60_000)
      throw new Error(`waited in vain for ${what}: ${JSON.stringify(value).slice(0, 500)}`);
    // A box takes 1200 questions a minute: who has waited for long asks less often.
    const pause = waited < 5000 ? pauseMs : Math.max(pauseMs, 200);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
