import { overSerial } from '../../../hw/decoders/byte-link.ts';
import { DtmfLink } from '../../../hw/decoders/dtmf/link.ts';
import { JCLIP_PORT } from '../../../hw/decoders/jclip/listen.ts';
import { NumberDisplayLink } from '../../../hw/decoders/number-display/link.ts';
import { CADENCES } from '../../../hw/decoders/ring/cadence.ts';
import { RingLink } from '../../../hw/decoders/ring/link.ts';
import { tapped } from '../../../hw/decoders/tapped-link.ts';
import type { Equipment } from '../../../hw/equipment.ts';
import type { Pin } from '../../../hw/gpio/gpio.ts';
import type { GpioLinkConfig, PinConfig } from '../../config/gpio-config.ts';
import type { EquipmentParts } from './equipment-parts.ts';

/** Equipment that is wired to GPIO lines. Nothing is opened yet. */
export function makeGpioEquipment(config: GpioLinkConfig, parts: EquipmentParts): Equipment {
  const { name, line, chip, backend } = config;
  const { clock, log, random } = parts;
  const common = { name, line, gpio: parts.gpio(backend), clock, log, random };
  const pin = (one: PinConfig): Pin => ({ chip, ...one });
  const maybe = (one: PinConfig | null): Pin | null => (one === null ? null : pin(one));
  const hook = maybe(config.hook);
  switch (config.type) {
    case 'dtmf': {
      const { q1, q2, q3, q4, std } = config;
      const pins = { q1: pin(q1), q2: pin(q2), q3: pin(q3), q4: pin(q4), std: pin(std), hook };
      return new DtmfLink({ ...common, pins });
    }
    case 'ring':
      return new RingLink({
        ...common,
        pins: { ring: pin(config.ring), hook },
        cadence: CADENCES[config.cadence],
      });
    case 'number-display': {
      const { port, timing, ring, relay, polarity } = config;
      const uart = overSerial({ port, settings: JCLIP_PORT }, { clock, random });
      const connect = tapped(uart, parts.tap);
      const pins = { ring: pin(ring), relay: pin(relay), hook, polarity: maybe(polarity) };
      return new NumberDisplayLink({ ...common, pins, timing, connect });
    }
  }
}
