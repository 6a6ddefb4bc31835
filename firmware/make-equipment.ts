import type { Clock } from '../hw/clock.ts';
import { ALOHA_CAPABILITIES, listenAloha } from '../hw/decoders/aloha/listen.ts';
import { overSerial } from '../hw/decoders/byte-link.ts';
import { DecoderLink } from '../hw/decoders/decoder-link.ts';
import { FSK_CAPABILITIES, listenFsk } from '../hw/decoders/fsk/listen.ts';
import { ISDN_TA_CAPABILITIES, listenIsdnTa } from '../hw/decoders/isdn-ta/listen.ts';
import { JCLIP_CAPABILITIES, listenJclip } from '../hw/decoders/jclip/listen.ts';
import type { LiveDecoder } from '../hw/decoders/live-decoder.ts';
import { ModemLink } from '../hw/decoders/modem/modem.ts';
import { listenWhozz, whozzCapabilities } from '../hw/decoders/whozz/listen.ts';
import type { Capabilities, Equipment } from '../hw/equipment.ts';
import type { Log } from '../hw/log.ts';
import { AsteriskLink } from '../hw/pbx/asterisk-ami/link.ts';
import { CstaLink } from '../hw/pbx/csta-xml/link.ts';
import { FreeswitchLink } from '../hw/pbx/freeswitch-esl/link.ts';
import { FritzboxLink } from '../hw/pbx/fritzbox/link.ts';
import type { DecoderLinkConfig, LinkConfig } from './config/config.ts';

export interface EquipmentParts {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** What listens behind a serial port: what it can see, and how its bytes are read. */
interface Listener {
  readonly capabilities: Capabilities;
  readonly listen: (line: string) => LiveDecoder;
}

const LISTENERS: Readonly<Record<DecoderLinkConfig['type'], Listener>> = {
  fsk: { capabilities: FSK_CAPABILITIES, listen: listenFsk },
  jclip: { capabilities: JCLIP_CAPABILITIES, listen: listenJclip },
  aloha: { capabilities: ALOHA_CAPABILITIES, listen: listenAloha },
  'isdn-ta': { capabilities: ISDN_TA_CAPABILITIES, listen: listenIsdnTa },
};

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
    case 'whozz': {
      const capabilities = whozzCapabilities(config.tellsAnswers);
      return decoderLink(config, capabilities, listenWhozz(config.lines), parts);
    }
    default: {
      const { capabilities, listen } = LISTENERS[config.type];
      return decoderLink(config, capabilities, listen(config.line), parts);
    }
  }
}

function decoderLink(
  { name, port, baud }: Pick<DecoderLinkConfig, 'name' | 'port' | 'baud'>,
  capabilities: Capabilities,
  decoder: LiveDecoder,
  { clock, log, random }: EquipmentParts,
): Equipment {
  const connect = overSerial({ port, settings: { baud } }, { clock, random });
  return new DecoderLink({ name, capabilities, decoder, connect, clock, log });
}
