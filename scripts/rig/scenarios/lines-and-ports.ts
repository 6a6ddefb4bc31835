import assert from 'node:assert/strict';
import type { Scenario } from '../stage.ts';

const MINUTES = 60_000;
/** Pages of the allocator; a leak of one buffer (8 kB) a cycle would be 8 MB in a thousand. */
const MOST_GROWTH = 2 << 20;

/** The contract of GPIO backends, over those of a real kernel. */
export const contractScenario: Scenario = {
  title: 'every way to the GPIO lines keeps the contract of all of them, on lines of the kernel',
  async run({ machine, chip }) {
    const suite = `node /rig/box/test/rig/gpio-suite.js ${chip.label} ${chip.folder} ${chip.lines}`;
    const { stdout, stderr } = await machine.run(suite, 3 * MINUTES);
    const lines = stdout.trim().split('\n');
    const faults = lines.filter((line) => !line.startsWith('ok '));
    assert.deepEqual(faults, [], stderr);
    assert.ok(lines.length > 0 && stdout !== '', stderr);
    return [`${lines.length} cases`];
  },
};

interface Held {
  readonly descriptors: number;
  readonly rss: number;
  readonly heapUsed: number;
}

interface Cycles {
  readonly cycles: number;
  /** How often the port was still locked by the opening before, for a moment. */
  readonly locked: number;
  readonly warm: Held;
  readonly end: Held;
}

/** A port that is opened and closed again and again, by the library and the code that the box uses. */
export const portCyclesScenario: Scenario = {
  title: 'a serial port that is opened and closed again and again leaves nothing behind',
  async run({ machine, measure }) {
    const script = '/rig/box/scripts/rig/guest/port-cycles.js';
    const said = await machine.must(
      `node --expose-gc ${script} /dev/ttyS1 ${measure.portCycles}`,
      5 * MINUTES,
    );
    const { cycles, locked, warm, end } = JSON.parse(said) as Cycles;
    assert.equal(end.descriptors, warm.descriptors, `${end.descriptors - warm.descriptors} descriptors more`);
    const growth = end.heapUsed - warm.heapUsed;
    assert.ok(growth < MOST_GROWTH, `the heap grew by ${growth} bytes in ${cycles} cycles`);
    const kb = (bytes: number) => `${Math.round(bytes / 1024)} kB`;
    return [
      `${cycles} cycles: descriptors ${warm.descriptors} and ${end.descriptors}; still locked for a moment ${locked} times`,
      `heap ${kb(warm.heapUsed)} and ${kb(end.heapUsed)}, resident ${kb(warm.rss)} and ${kb(end.rss)}`,
    ];
  },
};
