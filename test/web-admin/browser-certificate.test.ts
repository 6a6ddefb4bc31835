import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import { startBox } from '../support/test-box.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

browserTest(
  'an office brings its own certificate as a file or as text, and goes back to that of the box',
  async (t) => {
    const { box, address } = await rig.box();
    const { page, complaints } = await rig.screen(address, { path: '/settings#certificate' });
    await page.getByText('箱が自分で作った証明書で、この画面を開いています。').waitFor();
    const use = page.getByRole('button', { name: 'この証明書を使う' });
    t.true(await use.isDisabled(), 'not without both');
    await page.locator('textarea').first().fill('certificate');
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'office.key', mimeType: 'text/plain', buffer: Buffer.from('key') });
    await use.click();
    await page.locator('.toast', { hasText: '箱が新しい証明書で開き直します。' }).waitFor();
    t.deepEqual(box.certificate, { certificate: 'certificate', key: 'key' });
    await page.getByText('次の名前で開くと、ブラウザーが警告します：rusuban, rusuban.local').waitFor();
    t.is(await page.locator('textarea').last().inputValue(), '', 'the key does not stay on the screen');
    await page.getByRole('button', { name: '箱の証明書に戻す' }).click();
    await page.locator('.dialog').getByRole('button', { name: '箱の証明書に戻す' }).click();
    await page.getByText('箱が自分で作った証明書で、この画面を開いています。').waitFor();
    t.is(box.certificate, null);
    t.deepEqual(complaints, []);
  },
);

/** An address that is none of the loopback names, and all the same reaches this machine only. */
const NOT_BY_NAME = '::ffff:127.0.0.1';

browserTest(
  'the certificate of the box is fetched from its page, and is the one whose SHA-256 stands there',
  async (t) => {
    const onNetwork = (config: Config) => ({
      ...config,
      http: { ...config.http, host: NOT_BY_NAME, redirectPort: null },
    });
    const box = await startBox(t, { change: onNetwork, isFresh: true, pageFolder: rig.pageFolder });
    const address = `https://127.0.0.1:${new URL(box.url).port}`;
    const { page } = await rig.screen(address, { path: '/ca', locale: 'en-GB', trustsAll: true });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the certificate' }).click(),
    ]);
    const authority = new X509Certificate(readFileSync(await download.path()));
    t.true(authority.ca);
    t.is(await page.locator('.mono.wrap').innerText(), authority.fingerprint256);
  },
);
