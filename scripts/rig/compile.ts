/**
 * Loads what a box loads in the guest and does nothing with it: with NODE_COMPILE_CACHE set, Node keeps what it has
 * compiled. The command line is run by itself, for what it loads.
 */
import '../../firmware/box.ts';
import '../../firmware/demo/mail-catcher.ts';
import { openSerialDevice } from '../../hw/links/serial-device.ts';

// No port, but the library is loaded at the first one.
await openSerialDevice('/dev/null', { baud: 9600 }, { received() {}, lost() {} });
