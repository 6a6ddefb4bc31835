/**
 * Holds a line of a GPIO chip as another program would, until it is ended: `node hold-line.ts LABEL OFFSET`. Says `held`.
 */
import { systemClock } from '../../../hw/clock.ts';
import { CharDeviceBackend } from '../../../hw/gpio/char-device-backend.ts';
import { LinuxKernel } from '../../../hw/gpio/linux-kernel.ts';

const [chip = '', offset = '0'] = process.argv.slice(2);
new CharDeviceBackend(systemClock, new LinuxKernel()).output({
  chip,
  offset: Number(offset),
  activeLow: false,
});
console.log('held');
setInterval(() => undefined, 60_000);
