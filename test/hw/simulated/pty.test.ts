import { existsSync, readdirSync } from 'node:fs';
import test from 'ava';
import { type Opened, openSerialDevice } from '../../../hw/links/serial-device.ts';
import { openPseudoTerminal } from '../../../hw/simulated/pty.ts';
import { eventually } from '../../support/eventually.ts';

const terminal = existsSync('/dev/ptmx') ? test.serial : test.serial.skip;

async function listener(path: string): Promise<{ opened: Opened; heard: () => Buffer }> {
  const chunks: Uint8Array[] = [];
  const opened = await openSerialDevice(
    path,
    { baud: 115_200 },
    {
      received: (chunk) => chunks.push(chunk),
      lost() {},
    },
  );
  return { opened, heard: () => Buffer.concat(chunks) };
}

terminal(
  'far more than the kernel holds comes through whole and in order, in the same process',
  async (t) => {
    const end = openPseudoTerminal(() => {});
    t.teardown(() => end.close());
    const { opened, heard } = await listener(end.path);
    const sent = Buffer.from(Array.from({ length: 50_000 }, (_, index) => index % 251));
    for (let from = 0; from < sent.length; from += 1000) end.write(sent.subarray(from, from + 1000));
    await eventually(() => heard().length >= sent.length, 'every byte');
    t.true(heard().equals(sent));
    if (opened.type === 'open') await opened.device.close();
  },
);

terminal('a port that nobody reads holds up nothing, and can be closed', async (t) => {
  const end = openPseudoTerminal(() => {});
  for (let times = 0; times < 200; times += 1) end.write(Buffer.alloc(1000, 0x78));
  await end.close();
  await end.close();
  t.notThrows(() => end.write(Buffer.from('late')));
});

terminal('every byte value passes, no control character means anything', async (t) => {
  const typed: Uint8Array[] = [];
  const end = openPseudoTerminal((chunk) => typed.push(chunk));
  t.teardown(() => end.close());
  const { opened, heard } = await listener(end.path);
  if (opened.type !== 'open') return t.fail(opened.fault.detail);
  const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  opened.device.write(every, () => {});
  end.write(every);
  await eventually(() => heard().length >= 256 && Buffer.concat(typed).length >= 256, 'the bytes');
  t.true(heard().equals(every));
  t.true(Buffer.concat(typed).equals(every));
  await opened.device.close();
});

terminal('ports that were closed leave no descriptor behind', async (t) => {
  const descriptors = () => readdirSync('/proc/self/fd').length;
  await openPseudoTerminal(() => {}).close();
  const before = descriptors();
  for (let times = 0; times < 20; times += 1) await openPseudoTerminal(() => {}).close();
  t.true(descriptors() <= before);
});
