import type { RoomsOptions } from './box-options.ts';
import { EquipmentRoom } from './equipment.ts';
import type { GpioOf } from './gpio.ts';
import { makeEquipment } from './make-equipment.ts';
import type { Notices } from './reception/notice.ts';
import type { Reception } from './reception/reception.ts';

interface Surroundings {
  readonly gpio: GpioOf;
  readonly notices: Notices;
  readonly reception: Reception;
}

/** The links of this office: what they say goes to the reception, and how they are to everybody who shows it. */
export function makeEquipmentRoom(
  { config, clock, log }: RoomsOptions,
  { gpio, notices, reception }: Surroundings,
): EquipmentRoom {
  const parts = { clock, log, random: Math.random, timeZone: config.site.timezone, gpio };
  return new EquipmentRoom({
    links: config.links,
    make: (link) => makeEquipment(link, parts),
    clock,
    log,
    hear: (source, event) => reception.hear(source, event),
    synchronised: (source, calls) => reception.synchronised(source, calls),
    stateChanged: (name, state) => {
      reception.link(name, state.phase === 'up');
      notices.tell({ type: 'link', name, state });
    },
  });
}
