/** Takes the pictures of docs/screens.md and of the README from the demo: `npm run screenshots`. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserRig, withoutBrowser } from '../browser-rig.ts';
import { ANSWERED_SHOTS, BUSY_SHOTS, QUIET_SHOTS } from './demo-shots.ts';
import { screensDocument } from './document.ts';
import { NewOffice } from './new-office.ts';
import { firstShots } from './new-office-shots.ts';
import { OfficeHour } from './office-hour.ts';
import type { Shot } from './shot.ts';
import { ALL_SHOTS } from './shots.ts';
import { type Sight, take } from './take.ts';

if (withoutBrowser !== null) throw new Error(`No pictures: ${withoutBrowser}. Set CHROMIUM to a browser.`);
const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const pictures = join(docs, 'images/screens');
const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-pictures-'));
const rig = new BrowserRig();
for (const folder of ['office', 'new']) mkdirSync(join(dataDir, folder));

async function takeAll(sight: Sight, shots: readonly Shot[]): Promise<void> {
  for (const shot of shots) {
    const file = join(pictures, `${shot.name}.png`);
    await take(rig, sight, shot, file);
    console.log(`${shot.name}.png: ${Math.ceil(statSync(file).size / 1024)} KB`);
  }
}

rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
await rig.start();
const hour = new OfficeHour(join(dataDir, 'office'), rig.pageFolder);
const newOffice = new NewOffice(join(dataDir, 'new'), rig.pageFolder);
try {
  await newOffice.start();
  const { url: address, cookie, mailPort } = newOffice;
  await takeAll({ address, cookie }, firstShots(mailPort));
  await hour.start();
  await hour.morning();
  await takeAll({ address: hour.url }, QUIET_SHOTS);
  await hour.rush();
  await takeAll({ address: hour.url }, BUSY_SHOTS);
  await hour.more();
  await takeAll({ address: hour.url }, ANSWERED_SHOTS);
  copyFileSync(join(pictures, 'board.png'), join(docs, 'images/board.png'));
  writeFileSync(join(docs, 'screens.md'), screensDocument(ALL_SHOTS));
} finally {
  await rig.stop();
  await hour.stop();
  await newOffice.stop();
  rmSync(dataDir, { recursive: true });
}
