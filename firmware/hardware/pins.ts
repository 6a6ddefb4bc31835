import type { GpioBackend } from '../../hw/gpio/gpio.ts';
import type { LineLevel } from '../../hw/gpio/watched-backend.ts';
import type { Config, LinkConfig } from '../config/config.ts';
import type { GpioChoice, GpioLinkConfig, PinConfig } from '../config/gpio-config.ts';
import type { PanelConfig } from '../config/panel-config.ts';
import type { PinRow } from '../http/contract/hardware.ts';
import { reasonRows } from '../http/reason-rows.ts';

/** A way to lines whose levels can be looked at. */
export interface Levels extends Pick<GpioBackend, 'name' | 'why'> {
  level(pin: { readonly chip: string; readonly offset: number }): LineLevel | null;
}

/** What stands of a pin in the configuration. */
interface NamedPin {
  readonly link: string | null;
  readonly role: string;
  readonly chip: string;
  readonly backend: GpioChoice;
  readonly pin: PinConfig;
  readonly direction: PinRow['direction'];
}

/** Every GPIO line of the configuration with its present level: first buttons and lamps, then the links in their order. */
export function pinRows(
  { panel, links }: Pick<Config, 'panel' | 'links'>,
  backendOf: (choice: GpioChoice) => Levels | null,
): PinRow[] {
  return [...panelPins(panel), ...links.filter(isOnGpio).flatMap(linkPins)].map((named) => {
    const { link, role, chip, pin, direction } = named;
    const backend = backendOf(named.backend);
    const level = backend?.level({ chip, offset: pin.offset }) ?? null;
    return {
      ...{ link, role, chip, direction, offset: pin.offset, activeLow: pin.activeLow },
      active: level?.active ?? null,
      changedAt: level?.changedAt ?? null,
      backend: backend?.name ?? 'none',
      why: reasonRows(backend?.why ?? []),
    };
  });
}

function panelPins({ chip, backend, buttons, absentLed, leds = [] }: PanelConfig): NamedPin[] {
  const of = (role: string, pin: PinConfig | null, direction: PinRow['direction']): NamedPin[] =>
    pin === null ? [] : [{ link: null, role, chip, backend, pin, direction }];
  return [
    ...(buttons?.type === 'pair'
      ? [...of('absent-button', buttons.absent, 'in'), ...of('present-button', buttons.present, 'in')]
      : []),
    ...(buttons?.type === 'single' ? of('button', buttons.pin, 'in') : []),
    ...(buttons?.type === 'switch' ? of('switch', buttons.absent, 'in') : []),
    ...of('absent-led', absentLed, 'out'),
    ...leds.flatMap((led) => of('led', led, 'out')),
  ];
}

const isOnGpio = (link: LinkConfig): link is GpioLinkConfig =>
  link.type === 'dtmf' || link.type === 'ring' || link.type === 'number-display';

function linkPins(link: GpioLinkConfig): NamedPin[] {
  const { name, chip, backend } = link;
  const of = (role: string, pin: PinConfig | null): NamedPin[] =>
    pin === null
      ? []
      : [{ link: name, role, chip, backend, pin, direction: role === 'relay' ? 'out' : 'in' }];
  switch (link.type) {
    case 'dtmf':
      return [
        ...(['q1', 'q2', 'q3', 'q4', 'std'] as const).flatMap((role) => of(role, link[role])),
        ...of('hook', link.hook),
      ];
    case 'ring':
      return [...of('ring', link.ring), ...of('hook', link.hook)];
    case 'number-display':
      return [
        ...of('ring', link.ring),
        ...of('relay', link.relay),
        ...of('hook', link.hook),
        ...of('polarity', link.polarity),
      ];
  }
}
