/**
 * Opens and closes a serial port again and again, as the box does: `node --expose-gc port-cycles.ts PORT COUNT`. Prints
 * one line of JSON: how often the port was still locked by the opening before, and what the process held after a tenth of
 * the cycles and at the end.
 */
import { readdirSync } from 'node:fs';
import { openSerialDevice, type SerialDevice } from '../../../hw/links/serial-device.ts';

const [path = '', count = '100'] = process.argv.slice(2);
const cycles = Number(count);

/** Once in some thousand cycles the lock of the opening before was still there for a moment. */
const LOCK_PAUSE_MS = 100;
let locked = 0;

async function open(): Promise<SerialDevice> {
  for (let attempt = 1; ; attempt++) {
    const opened = await openSerialDevice(path, { baud: 9600 }, { received() {}, lost() {} });
    if (opened.type === 'open') return opened.device;
    if (opened.fault.reason !== 'busy' || attempt === 3) throw new Error(opened.fault.detail);
    locked += 1;
    await new Promise((resolve) => setTimeout(resolve, LOCK_PAUSE_MS));
  }
}

const held = () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { descriptors: readdirSync('/proc/self/fd').length, rss, heapUsed };
};

let warm = held();
for (let cycle = 1; cycle <= cycles; cycle++) {
  const device = await open();
  await device.check();
  await device.close();
  // The first ones load the library and warm up the memory.
  if (cycle === Math.ceil(cycles / 10)) warm = held();
}
console.log(JSON.stringify({ cycles, locked, warm, end: held() }));
