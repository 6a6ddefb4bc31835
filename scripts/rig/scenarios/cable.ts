import assert from 'node:assert/strict';
import { LINKS } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';
import { nameOfPort } from './by-path.ts';

/** The promise of the box: back so soon after the cable is in again. */
const BACK_WITHIN_MS = 3_000;
/**
 * A process that spins takes a whole second of the processor in a second; one that rests next to nothing, and on a busy
 * computer more, because the guest counts what its processor was kept waiting.
 */
const MOST_MORE_CPU = 0.5;
const IDLE_MS = 1_000;
const TRAFFIC_EVERY_MS = 5;
/** Descriptors come and go by a few: mail, pages. A leak of one a pull would show. */
const SLACK = 2;

type Kind = 'idle' | 'traffic';

const pullScenario = (kind: Kind): Scenario => ({
  title: `a USB adapter that is pulled ${kind === 'idle' ? 'while nothing is said' : 'in the middle of traffic'} comes back by itself`,
  run: (stage) => pulls(stage, kind),
});

export const idlePullScenario = pullScenario('idle');
export const CABLE_SCENARIOS: readonly Scenario[] = [idlePullScenario, pullScenario('traffic')];

async function pulls(stage: Stage, kind: Kind): Promise<readonly string[]> {
  const box = await stage.box('char-device');
  await isUp(box);
  const rest = await loadOf(box);
  const before = await box.footprint();
  const times: number[] = [];
  const loads: number[] = [];
  for (let pull = 0; pull < stage.measure.pulls; pull++) {
    const traffic =
      kind === 'idle' ? null : setInterval(() => stage.modem.send('\r\nNOISE\r\n'), TRAFFIC_EVERY_MS);
    await pause(TRAFFIC_EVERY_MS * 40);
    stage.pull();
    if (traffic !== null) clearInterval(traffic);
    await until('the link to be seen down', async () => (await box.link(LINKS.modem)).phase !== 'up');
    loads.push(await loadOf(box));
    await stage.plugIn();
    times.push(await isUp(box));
  }
  const after = await box.footprint();
  const grown = after.descriptors - before.descriptors;
  assert.ok(grown <= SLACK, `${grown} descriptors more after ${times.length} pulls`);
  if (stage.measure.isTimed) {
    const most = Math.max(...loads);
    assert.ok(
      most < rest + MOST_MORE_CPU,
      `the process spins without the adapter: ${loads.map(percent).join(', ')}`,
    );
    assert.ok(Math.max(...times) <= BACK_WITHIN_MS, `back after ${times.join(', ')} ms`);
  }
  return [
    `back after ${times.join(', ')} ms (${times.length} of ${times.length}, longest ${Math.max(...times)} ms)`,
    `processor with it ${percent(rest)}, while it was out ${loads.map(percent).join(', ')}`,
    `descriptors ${before.descriptors} before, ${after.descriptors} after; memory ${before.memory} and ${after.memory} kB`,
  ];
}

/** The adapter comes back as another ttyUSB, because something still holds the old one. */
export const renamedScenario: Scenario = {
  title: 'a modem that comes back under another name is found by the serial number of its adapter',
  async run(stage) {
    const { machine } = stage;
    const box = await stage.box('char-device');
    await isUp(box);
    const old = await nameOfPort(stage);
    const holder = (await machine.must(`setsid sleep 600 <>/dev/${old} >/dev/null 2>&1 & echo $!`)).trim();
    await pause(IDLE_MS);
    stage.pull();
    await until('the link to be seen down', async () => (await box.link(LINKS.modem)).phase !== 'up');
    await stage.plugIn();
    const back = await isUp(box);
    const now = await nameOfPort(stage);
    await machine.must(`kill ${holder}`);
    assert.notEqual(now, old, 'the name did not change: nothing was tried');
    return [`${old} became ${now}; back after ${back} ms`];
  },
};

function isUp(box: GuestBox): Promise<number> {
  return until('the modem to be up', async () => (await box.link(LINKS.modem)).phase === 'up');
}

/** Seconds of the processor in a second of rest. */
async function loadOf(box: GuestBox): Promise<number> {
  const from = await box.footprint();
  const at = performance.now();
  await pause(IDLE_MS);
  const to = await box.footprint();
  return ((to.cpuSeconds - from.cpuSeconds) * 1_000) / (performance.now() - at);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
