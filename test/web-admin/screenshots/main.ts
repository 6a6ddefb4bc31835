/** Takes the pictures of docs/screens.md and of the README from the demo: `npm run screenshots`. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserRig, withoutBrowser } from '../browser-rig.ts';
import { screensDocument } from './document.ts';
import { OfficeHour } from './office-hour.ts';
import { BUSY_SHOTS, QUIET_SHOTS, type Shot } from './shots.ts';
import { take } from './take.ts';

if (withoutBrowser !== null) throw new Error(`No pictures: ${withoutBrowser}. Set CHROMIUM to a browser.`);
const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const pictures = join(docs, 'images/screens');
const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-pictures-'));
const rig = new BrowserRig();

async function takeAll(address: string, shots: readonly Shot[]): Promise<void> {
  for (const shot of shots) {
    const file = join(pictures, `${shot.name}.png`);
    await take(rig, address, shot, file);
    console.log(`${shot.name}.png: ${Math.ceil(statSync(file).size / 1024)} KB`);
  }
}

rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
await rig.start();
const hour = new OfficeHour(dataDir, rig.pageFolder);
try {
  await hour.start();
  await hour.morning();
  await takeAll(hour.url, QUIET_SHOTS);
  await hour.rush();
  await takeAll(hour.url, BUSY_SHOTS);
  copyFileSync(join(pictures, 'board.png'), join(docs, 'images/board.png'));
  writeFileSync(join(docs, 'screens.md'), screensDocument([...BUSY_SHOTS, ...QUIET_SHOTS]));
} finally {
  await rig.stop();
  await hour.stop();
  rmSync(dataDir, { recursive: true });
}
