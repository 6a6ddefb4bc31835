import assert from 'node:assert/strict';
import { systemClock } from '../../../hw/clock.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { LINKS } from '../box-config.ts';
import { type Look, lookAtLamp } from '../lamp-look.ts';
import type { Scenario } from '../stage.ts';
import { until } from '../until.ts';
import { isMailed, nobodyIsIn } from './calls.ts';

const NUMBER = '0398760003';

/** Every pattern of docs/panel.md that events bring about, seen on the line of the kernel. */
export const signsScenario: Scenario = {
  title: 'a lamp shows by its pattern what is the matter: a lost link, a call that rings, mail that waits',
  async run(stage) {
    const box = await stage.box('char-device');
    await nobodyIsIn(box);
    const seen: string[] = [];
    const expectLook = async (what: string, wanted: Look) => {
      const { look, parts } = await lookAtLamp(stage);
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
    await until('the lamp to be dark', async () => (await lookAtLamp(stage)).look === 'dark');
    return seen;
  },
};
