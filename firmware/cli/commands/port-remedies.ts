import type { PortHolder } from '../../../hw/links/port-holder.ts';
import type { SerialPortInfo } from '../../../hw/links/serial-find.ts';
import type { SerialFaultReason } from '../../../hw/links/serial-settings.ts';
import type { Source } from '../../../hw/listening/link-entry.ts';

interface Ports {
  readonly ports: () => Promise<readonly SerialPortInfo[]>;
  readonly holderOf: (path: string) => Promise<PortHolder | null>;
}

/** What helps when a port cannot be opened, beyond the sentence of the fault: who has it, how to be allowed, which there are. */
export const remediesFor = async (
  source: Source,
  reason: SerialFaultReason,
  { ports, holderOf }: Ports,
): Promise<readonly string[]> => {
  if (source.type !== 'serial') return [];
  if (reason === 'missing' || reason === 'not-serial') return [foundText(await ports())];
  if (reason === 'denied') return ['For yourself: sudo usermod -aG dialout "$USER", then log in again.'];
  if (reason !== 'busy' || source.port.type !== 'path') return [];
  const holder = await holderOf(source.port.path);
  return holder === null
    ? [`Who it is: sudo fuser -v ${source.port.path}`]
    : [`It is ${holder.name === '' ? 'the process' : holder.name} with the process number ${holder.pid}.`];
};

const foundText = (ports: readonly SerialPortInfo[]): string => {
  if (ports.length === 0) return 'This machine has no serial port at the moment.';
  return `Serial ports of this machine:\n${ports.map((port) => `  ${port.lastingPath ?? port.path}${aboutOf(port)}`).join('\n')}`;
};

const aboutOf = ({ path, lastingPath, manufacturer, product, usbSerial }: SerialPortInfo): string => {
  const known = [
    ...(lastingPath === undefined ? [] : [path]),
    ...[manufacturer, product].filter((one) => one !== undefined),
    ...(usbSerial === undefined ? [] : [`usb:${usbSerial}`]),
  ];
  return known.length === 0 ? '' : `  (${known.join(', ')})`;
};
