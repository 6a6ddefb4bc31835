import { closeSync, constants, existsSync, openSync } from 'node:fs';
import test from 'ava';
import { IOCTL, newChipInfo } from '../../../hw/gpio/char-device-abi.ts';
import { LinuxKernel } from '../../../hw/gpio/linux-kernel.ts';
import { openPseudoTerminal } from '../../../hw/simulated/pty.ts';

const hasTerminals = existsSync('/dev/ptmx');

test('an ioctl that the kernel refuses is an error with its code', (t) => {
  const kernel = new LinuxKernel();
  const descriptor = kernel.open('/dev/null');
  t.teardown(() => kernel.close(descriptor));
  const error = t.throws(() => kernel.ioctl(descriptor, IOCTL.GPIO_GET_CHIPINFO_IOCTL, newChipInfo()));
  t.like(error, { code: 'ENOTTY' });
});

test('a device that is not there is an error with its code', (t) => {
  t.like(
    t.throws(() => new LinuxKernel().open('/dev/gpiochip-of-nobody')),
    { code: 'ENOENT' },
  );
});

test('whoever watches a descriptor is told when there is something to read, and not after the end', async (t) => {
  if (!hasTerminals) return t.pass('skipped: there is no pseudo-terminal');
  const kernel = new LinuxKernel();
  const terminal = openPseudoTerminal(() => {});
  const descriptor = openSync(terminal.path, constants.O_RDWR | constants.O_NOCTTY);
  t.teardown(async () => {
    closeSync(descriptor);
    await terminal.close();
  });
  const room = Buffer.alloc(10);
  let times = 0;
  const heard = new Promise<string>((resolve) => {
    const watch = kernel.watch(descriptor, () => {
      times += 1;
      watch.end();
      resolve(room.toString('latin1', 0, kernel.read(descriptor, room)));
    });
  });
  terminal.write(Buffer.from('edge'));
  t.is(await heard, 'edge');
  terminal.write(Buffer.from('later'));
  await new Promise<void>((resolve) => setImmediate(resolve));
  t.is(times, 1);
  // A watched descriptor never keeps the process waiting in read().
  const rest = () => {
    for (;;) kernel.read(descriptor, room);
  };
  t.like(t.throws(rest), { code: 'EAGAIN' });
});

test('the clock of edges is the one that never jumps', (t) => {
  const kernel = new LinuxKernel();
  const before = kernel.monotonicNs();
  t.true(kernel.monotonicNs() >= before);
});
