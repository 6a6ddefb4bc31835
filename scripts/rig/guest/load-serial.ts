/** Loads the serial library, as the box does when it opens its first port; for what Node compiles of it. */
import { openSerialDevice } from '../../../hw/links/serial-device.ts';

await openSerialDevice('/dev/null', { baud: 9600 }, { received() {}, lost() {} });
