import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { simulate } from '../../../firmware/cli/commands/simulate.ts';
import { DemoDeviceAction } from '../../../firmware/http/contract/demo-devices.ts';
import { type, type World } from './fake-surroundings.ts';

const done = (): Response => new Response(null, { status: 204 });
const simulated = (words: string, world: World = { reply: done }) =>
  type(['simulate', 'device', ...words.split(' ')], [simulate('/demo')], world);

const sends = test.macro({
  async exec(t, words: string, name: string, action: DemoDeviceAction) {
    const { code, asked, out } = await simulated(words);
    t.is(code, EXIT.done);
    t.is(out, `${words.split(' ').slice(0, 2).join(': ')}\n`);
    t.is(asked[0]?.url, `http://127.0.0.1:8080/api/demo/devices/${name}`);
    t.deepEqual(asked[0]?.body, action);
    t.deepEqual(DemoDeviceAction.parse(asked[0]?.body), action);
  },
  title: (_, words) => `"simulate device ${words}" is sent in the words of the contract`,
});

test(sends, 'whozz ring --line 14 --from 0300001201 --name AOBA', 'whozz', {
  type: 'ring',
  line: '14',
  caller: { number: '0300001201', name: 'AOBA' },
});
test(sends, 'aloha ring --withheld', 'aloha', { type: 'ring', caller: { reason: 'withheld' } });
test(sends, 'aloha ring --withheld --from 0300001201', 'aloha', {
  type: 'ring',
  caller: { reason: 'withheld' },
});
test(sends, 'modem ring', 'modem', { type: 'ring', caller: { reason: 'unavailable' } });
test(sends, 'smdr answer --line 16', 'smdr', { type: 'answer', line: '16' });
test(sends, 'smdr hang-up', 'smdr', { type: 'hang-up' });
test(sends, 'fsk-chip garbage', 'fsk-chip', { type: 'garbage' });
test(sends, 'modem unplug', 'modem', { type: 'unplug' });
test(sends, 'modem plug-in', 'modem', { type: 'plug-in' });

const refuses = test.macro({
  async exec(t, words: string, reason: RegExp) {
    const { code, err, asked } = await type(['simulate', ...words.split(' ')], [simulate('/demo')], {
      reply: done,
    });
    t.is(code, EXIT.refused);
    t.regex(err, reason);
    t.deepEqual(asked, []);
  },
  title: (_, words) => `"simulate ${words}" is refused before anything is sent`,
});

test(refuses, 'device', /which device/);
test(refuses, 'device aloha', /which device, and what/);
test(refuses, 'device aloha dance', /no device can "dance"/);
test(refuses, 'press absent now', /does not know what to do with "now"/);
