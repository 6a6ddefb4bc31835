import type { Clock } from '../hw/clock.ts';
import { ModemLink } from '../hw/decoders/modem/modem.ts';
import type { Equipment } from '../hw/equipment.ts';
import type { Log } from '../hw/log.ts';
import { AsteriskLink } from '../hw/pbx/asterisk-ami/link.ts';
import type { LinkConfig } from './config/config.ts';

export interface EquipmentParts {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The equipment that a section of the configuration describes. Nothing is opened yet. */
export function makeEquipment(config: LinkConfig, parts: EquipmentParts): Equipment {
  switch (config.type) {
    case 'asterisk-ami':
      return new AsteriskLink({ ...config, ...parts });
    case 'modem':
      return new ModemLink({ ...config, ...parts });
  }
}
