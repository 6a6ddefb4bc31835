import type { TestFn } from 'ava';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';

/**
 * The browser of a file of tests: there before the first, with nothing left of one test when the next begins. Its tests
 * go one after the other; where there is no browser they are skipped, and one says why.
 */
export function inBrowser(test: TestFn) {
  const rig = new BrowserRig();
  if (withoutBrowser !== null) test.skip(`the page in a browser: ${withoutBrowser}`, (t) => t.pass());
  test.before(async () => {
    if (withoutBrowser === null) await rig.start();
  });
  test.afterEach.always(() => rig.clear());
  test.after.always(() => rig.stop());
  return { rig, browserTest: withoutBrowser === null ? test.serial : test.serial.skip };
}
