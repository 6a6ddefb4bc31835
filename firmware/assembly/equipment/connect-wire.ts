import { type Connect, overListener, overSerial, overTcp, overUdp } from '../../../hw/decoders/byte-link.ts';
import { settingsOf } from '../../../hw/links/serial-settings.ts';
import type { WireConfig } from '../../config/source-config.ts';
import type { EquipmentParts } from './equipment-parts.ts';

/** The way to equipment that the configuration describes. Nothing is opened yet. */
export function connectWire(wire: WireConfig, { clock, log, random }: EquipmentParts): Connect {
  const around = { clock, random, log };
  if ('connectTo' in wire) return overTcp(wire.connectTo, around);
  if ('listenOn' in wire) return overListener(wire.listenOn, around);
  if ('udp' in wire) return overUdp(wire.udp, around);
  const { port, baud, framing = '8N1', flowControl = 'none' } = wire;
  return overSerial({ port, settings: settingsOf(baud, framing, flowControl) }, around);
}
