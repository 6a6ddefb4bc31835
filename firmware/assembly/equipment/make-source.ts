import { ALOHA_CAPABILITIES, listenAloha } from '../../../hw/decoders/aloha/listen.ts';
import type { Connect } from '../../../hw/decoders/byte-link.ts';
import { DecoderLink } from '../../../hw/decoders/decoder-link.ts';
import { FSK_CAPABILITIES, listenFsk } from '../../../hw/decoders/fsk/listen.ts';
import { ISDN_TA_CAPABILITIES, listenIsdnTa } from '../../../hw/decoders/isdn-ta/listen.ts';
import { JCLIP_CAPABILITIES, listenJclip } from '../../../hw/decoders/jclip/listen.ts';
import type { LiveDecoder } from '../../../hw/decoders/live-decoder.ts';
import { afterLogin } from '../../../hw/decoders/login-link.ts';
import { NCID_CAPABILITIES } from '../../../hw/decoders/ncid/listen.ts';
import { tapped } from '../../../hw/decoders/tapped-link.ts';
import { listenWhozz, listenWhozzPackets, whozzCapabilities } from '../../../hw/decoders/whozz/listen.ts';
import type { Capabilities, Equipment } from '../../../hw/equipment.ts';
import { SMDI_CAPABILITIES } from '../../../hw/pbx/smdi/listen.ts';
import { smdrCapabilities } from '../../../hw/pbx/smdr/listen.ts';
import { listenLog } from '../../../hw/pbx/smdr/source.ts';
import { listenNcidOn, listenSmdiOn } from '../../../hw/pbx/trunk-sources.ts';
import type { DecoderLinkConfig, SourceLinkConfig } from '../../config/source-config.ts';
import { connectWire } from './connect-wire.ts';
import type { EquipmentParts } from './equipment-parts.ts';

/** What listens at this end: what it can see, and how its bytes are read. */
interface Listener {
  readonly capabilities: Capabilities;
  readonly decoder: LiveDecoder;
}

/** Equipment whose bytes come over a wire of the site's choice. Nothing is opened yet. */
export function makeSource(config: SourceLinkConfig, parts: EquipmentParts): Equipment {
  const { clock, log, tap } = parts;
  // Behind the login: nobody looks on while the password is typed.
  const connect = tapped(wayTo(config, parts), tap);
  return new DecoderLink({ name: config.name, ...listenerOf(config, parts), connect, clock, log });
}

function wayTo(config: SourceLinkConfig, parts: EquipmentParts): Connect {
  const connect = connectWire(config, parts);
  if (config.type !== 'smdr' || config.login === null) return connect;
  return afterLogin(connect, config.login, parts.clock);
}

function listenerOf(config: SourceLinkConfig, { timeZone }: EquipmentParts): Listener {
  switch (config.type) {
    case 'whozz': {
      const listen = 'udp' in config ? listenWhozzPackets : listenWhozz;
      return { capabilities: whozzCapabilities(config.tellsAnswers), decoder: listen(config.lines) };
    }
    case 'smdr':
      return { capabilities: smdrCapabilities(config.layout), decoder: listenLog({ ...config, timeZone }) };
    case 'smdi':
      return { capabilities: SMDI_CAPABILITIES, decoder: listenSmdiOn(config.lines, config.name) };
    case 'ncid':
      return { capabilities: NCID_CAPABILITIES, decoder: listenNcidOn(config.lines, config.name) };
    default:
      return lineListener(config);
  }
}

/** Devices that hear one line. */
function lineListener({ type, line }: DecoderLinkConfig): Listener {
  switch (type) {
    case 'fsk':
      return { capabilities: FSK_CAPABILITIES, decoder: listenFsk(line) };
    case 'jclip':
      return { capabilities: JCLIP_CAPABILITIES, decoder: listenJclip(line) };
    case 'aloha':
      return { capabilities: ALOHA_CAPABILITIES, decoder: listenAloha(line) };
    case 'isdn-ta':
      return { capabilities: ISDN_TA_CAPABILITIES, decoder: listenIsdnTa(line) };
  }
}
