import { systemClock } from '../../../hw/clock.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { LINKS } from '../box-config.ts';
import { expectLook, type Look } from '../lamp-look.ts';
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
    const lampShows = async (what: string, wanted: Look) => {
      seen.push(await expectLook(stage, what, wanted));
    };
    await until('the modem', async () => (await box.link(LINKS.modem)).phase === 'up');
    await lampShows('all is well', 'dark');
    stage.pull();
    await until('the link to be down', async () => (await box.link(LINKS.modem)).phase !== 'up');
    await lampShows('link lost', 'double flash');
    await stage.plugIn();
    await until('the modem', async () => (await box.link(LINKS.modem)).phase === 'up');
    await stage.stopMailServer();
    const cable = await stage.machine.uart(1);
    const unit = new SimulatedWhozz(systemClock, { write: (bytes) => void cable.write(bytes) });
    unit.ring(0, { number: NUMBER });
    await until('the call', async () => (await box.board()).calls.length > 0);
    await lampShows('a call rings', 'fast');
    unit.hangUp(0);
    await until('the end of the call', async () => (await box.board()).calls.length === 0);
    cable.destroy();
    await lampShows('mail waits', 'slow');
    await stage.startMailServer();
    await until('the mail', () => isMailed(stage, NUMBER));
    await lampShows('all is well again', 'dark');
    return seen;
  },
};
