import assert from 'node:assert/strict';
import { systemClock } from '../../../hw/clock.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { LINKS, PINS } from '../box-config.ts';
import type { Scenario, Stage } from '../stage.ts';
import { until } from '../until.ts';
import { isMailed, nobodyIsIn } from './calls.ts';

/** Long enough for several periods of the slowest pattern. */
const LOOK_MS = 10_000;
/** Between the parts of a fast pattern (150 and 200 ms) and those of a slow one (1 s and more), and some lateness. */
const SHORT_MS = 600;
const NUMBER = '0398760003';

type Look = 'dark' | 'fast' | 'slow' | 'double flash' | 'something else';

/** Every pattern of docs/panel.md that events bring about, seen on the line of the kernel. */
export const signsScenario: Scenario = {
  title: 'a lamp shows by its pattern what is the matter: a lost link, a call that rings, mail that waits',
  async run(stage) {
    const box = await stage.box('char-device');
    await nobodyIsIn(box);
    const seen: string[] = [];
    const expectLook = async (what: string, wanted: Look) => {
      const { look, parts } = await lookAt(stage);
      assert.equal(look, wanted, `${what}: ${parts}`);
      seen.push(`${what}: ${look} (${parts})`);
    };
    await until('the modem', async () => (await box.link(LINKS.modem)).phase === 'up');
    await expectLook('all is well', 'dark');
    stage.pull();
    await until('the link to be down', async () => (await box.link(LINKS.modem)).phase !== 'up');
    await expectLook('link lost', 'double flash');
    await stage.plugIn();
    await until('the modem', async () => (await box.link(LINKS.modem)).phase === 'up');
    await stage.stopMailServer();
    const cable = await stage.machine.uart(1);
    const unit = new SimulatedWhozz(systemClock, { write: (bytes) => void cable.write(bytes) });
    unit.ring(0, { number: NUMBER });
    await until('the call', async () => (await box.board()).calls.length > 0);
    await expectLook('a call rings', 'fast');
    unit.hangUp(0);
    await until('the end of the call', async () => (await box.board()).calls.length === 0);
    cable.destroy();
    await expectLook('mail waits', 'slow');
    await stage.startMailServer();
    await until('the mail', () => isMailed(stage, NUMBER));
    await until('the lamp to be dark', async () => (await lookAt(stage)).look === 'dark');
    return seen;
  },
};

async function lookAt(stage: Stage): Promise<{ readonly look: Look; readonly parts: string }> {
  const seen = await stage.chip.watch(PINS.signLed, LOOK_MS);
  const parts = seen.map(([isLit, ms]) => `${isLit ? 'lit' : 'dark'} ${ms}`).join(', ');
  return { look: lookOf(seen), parts: parts === '' ? 'no change' : parts };
}

function lookOf(seen: readonly (readonly [boolean, number])[]): Look {
  if (seen.length === 0) return 'dark';
  // s and l: a short and a long part. Where the processor is late a flash may be left out, but none is added.
  const text = seen.map(([, ms]) => (ms < SHORT_MS ? 's' : 'l')).join('');
  if (/^s+$/.test(text)) return 'fast';
  if (/^l+$/.test(text)) return 'slow';
  return /lsssl/.test(text) && !/ssss/.test(text) ? 'double flash' : 'something else';
}
