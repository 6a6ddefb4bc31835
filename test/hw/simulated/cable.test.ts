import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { systemClock } from '../../../hw/clock.ts';
import { SerialPortLink } from '../../../hw/links/serial-port.ts';
import { Cable } from '../../../hw/simulated/cable.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const withTerminal = existsSync('/dev/ptmx') ? test.serial : test.serial.skip;

function folderOf(t: { teardown(run: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-cable-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

withTerminal(
  'a program finds the port again under its path after the cable was pulled and put back',
  async (t) => {
    const heard: Uint8Array[] = [];
    const cable = new Cable({ path: join(folderOf(t), 'port'), clock: systemClock, received() {} });
    cable.plugIn();
    const states: string[] = [];
    const link: SerialPortLink = new SerialPortLink(
      {
        where: { type: 'path', path: cable.path },
        settings: { baud: 9_600 },
        clock: systemClock,
        random: () => 0,
      },
      {
        opened: () => link.working('open'),
        received: (chunk) => heard.push(chunk),
        closed() {},
        state: ({ phase }) => states.push(phase),
      },
    );
    link.start();
    await eventually(() => states.at(-1) === 'up', 'the first opening');
    await cable.unplug();
    await eventually(() => states.at(-1) === 'down', 'the loss');
    t.false(existsSync(cable.path));
    cable.plugIn();
    await eventually(() => states.at(-1) === 'up', 'the second opening');
    cable.write(Buffer.from('here again'));
    await eventually(() => Buffer.concat(heard).toString() === 'here again', 'the bytes');
    await link.stop();
    await cable.unplug();
  },
);

withTerminal('what was sent last is kept until a pause, and at most 384 bytes of it', async (t) => {
  const clock = new FakeClock();
  const cable = new Cable({ path: join(folderOf(t), 'port'), clock, received() {} });
  cable.write(Buffer.from('lost'));
  t.is(cable.sent, null, 'an unplugged cable takes nothing');
  cable.plugIn();
  t.teardown(() => cable.unplug());
  const sent = () => Buffer.from(cable.sent?.bytes ?? []).toString();
  cable.write(Buffer.from('one'));
  clock.advance(4_000);
  cable.write(Buffer.from(' two'));
  t.is(sent(), 'one two');
  clock.advance(4_001);
  cable.write(Buffer.from('three'));
  t.is(sent(), 'three');
  cable.write(Buffer.alloc(1_000, 0x2e));
  t.is(sent(), '.'.repeat(384));
});

withTerminal('plugging and unplugging leaves neither descriptors nor links behind', async (t) => {
  const folder = folderOf(t);
  const cable = new Cable({ path: join(folder, 'port'), clock: systemClock, received() {} });
  const descriptors = () => readdirSync('/proc/self/fd').length;
  cable.plugIn();
  await cable.unplug();
  const before = descriptors();
  for (let times = 0; times < 10; times += 1) {
    cable.plugIn();
    cable.plugIn();
    await cable.unplug();
    await cable.unplug();
  }
  t.true(descriptors() <= before);
  t.deepEqual(readdirSync(folder), []);
});
