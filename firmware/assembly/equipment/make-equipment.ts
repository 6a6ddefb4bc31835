import { ModemLink } from '../../../hw/decoders/modem/modem.ts';
import type { Equipment } from '../../../hw/equipment.ts';
import { AsteriskLink } from '../../../hw/pbx/asterisk-ami/link.ts';
import { CstaLink } from '../../../hw/pbx/csta-xml/link.ts';
import { FreeswitchLink } from '../../../hw/pbx/freeswitch-esl/link.ts';
import { FritzboxLink } from '../../../hw/pbx/fritzbox/link.ts';
import type { LinkConfig } from '../../config/config.ts';
import type { EquipmentParts } from './equipment-parts.ts';
import { makeGpioEquipment } from './make-gpio-equipment.ts';
import { makeSource } from './make-source.ts';

/** The equipment that a section of the configuration describes. Nothing is opened yet. */
export function makeEquipment(config: LinkConfig, parts: EquipmentParts): Equipment {
  switch (config.type) {
    case 'asterisk-ami':
      return new AsteriskLink({ ...config, ...parts });
    case 'fritzbox':
      return new FritzboxLink({ ...config, ...parts });
    case 'freeswitch-esl':
      return new FreeswitchLink({ ...config, ...parts });
    case 'csta-xml':
      return new CstaLink({ ...config, ...parts });
    case 'modem':
      return new ModemLink({ ...config, ...parts });
    case 'dtmf':
    case 'ring':
    case 'number-display':
      return makeGpioEquipment(config, parts);
    default:
      return makeSource(config, parts);
  }
}
