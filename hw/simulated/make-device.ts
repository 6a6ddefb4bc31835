import type { Clock } from '../clock.ts';
import { SimulatedAloha } from './aloha.ts';
import type { DeviceWire, SimulatedDevice } from './device.ts';
import { SimulatedFskChip } from './fsk-chip.ts';
import { modemDevice } from './modem-device.ts';
import { SimulatedPanasonicSmdr } from './panasonic-smdr.ts';
import { SimulatedWhozz } from './whozz.ts';

export const DEVICE_TYPES = ['modem', 'aloha', 'whozz', 'smdr', 'fsk'] as const;
export type DeviceType = (typeof DEVICE_TYPES)[number];

/** @param extension the inside telephone that rings, for the devices that know inside telephones */
export function makeDevice(
  type: DeviceType,
  clock: Clock,
  wire: DeviceWire,
  extension: string,
): SimulatedDevice {
  switch (type) {
    case 'modem':
      return modemDevice(clock, wire);
    case 'aloha':
      return new SimulatedAloha(clock, wire);
    case 'whozz':
      return new SimulatedWhozz(clock, wire);
    case 'smdr':
      return new SimulatedPanasonicSmdr(clock, wire, { live: true, extension });
    case 'fsk':
      return new SimulatedFskChip(clock, wire);
  }
}
