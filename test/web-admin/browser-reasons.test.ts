import test from 'ava';
import { reasonRows } from '../../firmware/http/reason-rows.ts';
import type { Why } from '../../hw/reason.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

const FAULTS: readonly {
  readonly link: string;
  readonly why: Why;
  readonly ja: string;
  readonly en: string;
}[] = [
  {
    link: 'port',
    why: [{ code: 'tcp-refused', place: '192.0.2.10:5038' }, { code: 'check-asterisk' }],
    ja: '192.0.2.10:5038 に接続を断られました。Asterisk が動いていること',
    en: '192.0.2.10:5038 refused the connection. Check that Asterisk runs',
  },
  {
    link: 'login',
    why: [{ code: 'asterisk-login-refused', user: 'rusuban' }],
    ja: 'Asterisk がユーザー「rusuban」のログインを断りました。',
    en: 'Asterisk refused the login of user "rusuban".',
  },
  {
    link: 'silent',
    why: [{ code: 'asterisk-silent' }],
    ja: 'Asterisk から返事が来なくなりました。箱と PBX の間の',
    en: 'Asterisk went silent',
  },
  {
    link: 'cable',
    why: [{ code: 'serial-gone', port: '/dev/ttyUSB0', said: 'Input/output error' }],
    ja: '/dev/ttyUSB0 が抜かれたか',
    en: '/dev/ttyUSB0 was unplugged',
  },
];

/** A box of which the equipment of the first lines is broken. */
async function brokenBox() {
  const { box, address } = await rig.box();
  const { links, board } = box.office;
  const [like] = links;
  if (like === undefined) throw new Error('The fake office has no link.');
  box.office.links = FAULTS.map(({ link: name, why }) => ({ ...like, name, why: reasonRows(why) }));
  board.lines = board.lines.map((line, at) => {
    const fault = FAULTS[at];
    return fault === undefined
      ? line
      : { ...line, state: 'fault', since: like.since, link: fault.link, why: reasonRows(fault.why) };
  });
  return address;
}

for (const path of ['/', '/hardware']) {
  browserTest(
    `${path} says in Japanese why a link is down, and what a machine said as it came`,
    async (t) => {
      const { page, complaints } = await rig.screen(await brokenBox(), { path });
      for (const { ja } of FAULTS) await page.locator('.why', { hasText: ja }).first().waitFor();
      const rest = await page.locator('main [lang="en"]').allTextContents();
      t.deepEqual(rest, []);
      const machine = page.locator('.why q[lang=""]', { hasText: 'Input/output error' });
      t.true((await machine.count()) > 0);
      t.deepEqual(complaints, []);
    },
  );
}

browserTest('an English page has it in English', async (t) => {
  const { page } = await rig.screen(await brokenBox(), { path: '/hardware', locale: 'en-GB' });
  for (const { en } of FAULTS) await page.locator('.why', { hasText: en }).first().waitFor();
  t.pass();
});
