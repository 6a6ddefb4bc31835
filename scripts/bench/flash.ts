import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../hw/clock.ts';
import { createSimulatedPbx, type SimulatedPbx } from '../../hw/simulated/asterisk-pbx/pbx.ts';
import { setUpBox } from '../box-client.ts';
import { MOUNT_OPTIONS, makeCard, mountCard, unmountCard, whyNoCard } from '../power/card.ts';
import { BoxProcess, pause, until } from '../soak/box-process.ts';
import { setUp } from '../soak/evidence.ts';

/** Sectors of /sys/block/…/stat, whatever the disk has. Source: Linux, Documentation/block/stat.rst */
const SECTOR = 512;
const CARD_BYTES = 256 << 20;
/** The first calls make files grow that are written over later. */
const WARM_UP = 200;

interface Written {
  readonly bytes: number;
  readonly flushes: number;
}

/** Measures what the real firmware writes to a real file system: for each missed call, and while nothing happens. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { calls: { type: 'string', default: '1000' }, minutes: { type: 'string', default: '10' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-flash-'));
  const image = `${folder}.img`;
  const config = `${folder}.yaml`;
  const mails = { count: 0 };
  const server = new MailCatcher({ clock: systemClock, onMail: () => (mails.count += 1) });
  const pbx = createSimulatedPbx({ clock: systemClock, users: [{ username: 'rusuban', secret: 'bench' }] });
  const box = new BoxProcess(config, join(folder, 'data'));
  await makeCard(image, CARD_BYTES);
  await mountCard(image, folder);
  try {
    mkdirSync(join(folder, 'data'));
    writeFileSync(config, configuration(await pbx.listen(0), await server.start(0)), { mode: 0o600 });
    const desk = await setUpBox(await box.start(), box.journal);
    await setUp(desk);
    await until('the PBX', async () => pbx.clients > 0);
    const disk = new Disk(folder);
    const ring = new Ringer(pbx, mails);
    await ring.missed(WARM_UP);
    const calls = Number(values.calls);
    const perCall = await disk.written(() => ring.missed(calls));
    const kb = (bytes: number) => (bytes / 1024).toFixed(1);
    console.log(`mounted with ${MOUNT_OPTIONS}; ${calls} missed calls, each with its mail`);
    console.log(`${kb(perCall.bytes / calls)} kB and ${(perCall.flushes / calls).toFixed(1)} flushes a call`);
    const minutes = Number(values.minutes);
    // What the calls left in memory shall be on the disk before.
    execFileSync('sync');
    await pause(Math.min(60_000, minutes * 6_000));
    const idle = await disk.written(() => pause(minutes * 60_000));
    console.log(`${idle.bytes} bytes in ${minutes} idle minutes`);
    process.exitCode = idle.bytes === 0 ? 0 : 1;
  } finally {
    await box.kill();
    await server.stop();
    await pbx.close();
    await unmountCard(folder);
    rmSync(folder, { recursive: true });
    rmSync(image);
    rmSync(config, { force: true });
  }
}

/** Counts what reaches the disk under a folder. */
class Disk {
  readonly #stat: string;

  constructor(folder: string) {
    const device = execFileSync('findmnt', ['-n', '-o', 'SOURCE', folder], { encoding: 'utf8' }).trim();
    this.#stat = `/sys/block/${basename(device)}/stat`;
  }

  async written(what: () => Promise<void>): Promise<Written> {
    const before = this.#now();
    await what();
    execFileSync('sync');
    const after = this.#now();
    return { bytes: after.bytes - before.bytes, flushes: after.flushes - before.flushes };
  }

  #now(): Written {
    const fields = readFileSync(this.#stat, 'utf8').trim().split(/\s+/).map(Number);
    return { bytes: (fields[6] ?? 0) * SECTOR, flushes: fields[15] ?? 0 };
  }
}

/** Calls that nobody takes, one after the other. */
class Ringer {
  readonly #pbx: SimulatedPbx;
  readonly #mails: { readonly count: number };
  #count = 0;

  constructor(pbx: SimulatedPbx, mails: { readonly count: number }) {
    this.#pbx = pbx;
    this.#mails = mails;
  }

  /** Resolves when the mail of the last one has left. */
  async missed(calls: number): Promise<void> {
    for (let call = 0; call < calls; call++) {
      const wanted = this.#mails.count + 1;
      const from = `03${10_000_000 + ++this.#count}`;
      const rings = this.#pbx.ring({ from, did: '0300000001', extensions: ['101', '102'] });
      // Long enough for the box to store that it rings: a call is two writes at least.
      await pause(100);
      rings.hangUp('caller');
      await until('its mail', async () => this.#mails.count >= wanted, { everyMs: 5 });
    }
  }
}

function configuration(pbxPort: number, mailPort: number): string {
  return `
http: { port: 0 }
site: { trust-clock: true }
lines: [ { id: "1", number: "0300000001" } ]
extensions: [ { id: "101" }, { id: "102" } ]
links:
  - type: asterisk-ami
    host: 127.0.0.1
    port: ${pbxPort}
    username: rusuban
    secret: bench
    trunk: ["PJSIP/trunk*"]
    lines: [ { did: "0300000001", line: "1" } ]
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${mailPort}, security: none }
log: { level: warn }
`;
}

const missing = await whyNoCard();
if (missing === null) await run();
else console.log(`skipped: ${missing}`);
