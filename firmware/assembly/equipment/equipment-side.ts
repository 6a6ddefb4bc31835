import { holderOf } from '../../../hw/links/port-holder.ts';
import { listPorts } from '../../../hw/links/serial-find.ts';
import { HardwareRoom } from '../../hardware/hardware-room.ts';
import { pinRows } from '../../hardware/pins.ts';
import type { BoxEvent } from '../../http/contract/events.ts';
import type { EventStream } from '../../http/event-stream.ts';
import type { Notices } from '../../reception/notice.ts';
import type { Reception } from '../../reception/reception.ts';
import type { RoomsOptions } from '../box-options.ts';
import { EquipmentRoom } from './equipment.ts';
import { gpioOf } from './gpio.ts';
import { makeEquipment } from './make-equipment.ts';
import { PanelRoom } from './panel.ts';

export interface EquipmentSideParts {
  readonly reception: Reception;
  readonly notices: Notices;
  readonly stream: EventStream<BoxEvent>;
}

/** Everything of the box that looks at wires: links, buttons and lamps, and the page on which they are looked at. */
export class EquipmentSide {
  readonly equipment: EquipmentRoom;
  readonly panel: PanelRoom;
  readonly hardware: HardwareRoom;

  constructor(options: RoomsOptions, { reception, notices, stream }: EquipmentSideParts) {
    const { config, clock, log, serialPorts = listPorts } = options;
    const world = { clock, log, random: Math.random };
    const gpio = gpioOf({ clock, log, memory: options.gpio });
    this.hardware = new HardwareRoom({
      ...world,
      ...{ links: config.links, ports: serialPorts, holderOf, open: null },
      read: () => ({
        links: this.equipment.rows(),
        panel: this.panel.row(),
        pins: pinRows(config, gpio),
        lampTest: this.panel.lampTest(),
      }),
      lamps: {
        testLamp: (offset) => this.panel.testLamp(offset),
        endLampTest: () => this.panel.endLampTest(),
      },
    });
    this.equipment = new EquipmentRoom({
      ...{ links: config.links, clock, log },
      make: (link) =>
        makeEquipment(link, {
          ...{ ...world, gpio, timeZone: config.site.timezone, tap: this.hardware.record(link.name) },
        }),
      hear: (source, event) => reception.hear(source, event),
      synchronised: (source, calls) => reception.synchronised(source, calls),
      overheard: (source, event) => this.hardware.record(source).fact(event),
      stateChanged: (name, state) => {
        reception.link(name, state.phase === 'up');
        notices.tell({ type: 'link', name, state });
      },
    });
    this.panel = new PanelRoom({
      ...{ config: config.panel, gpio, ...world, reception },
      onChange: () => stream.send({ type: 'changed', what: 'links', boxTime: clock.now() }),
    });
  }
}
