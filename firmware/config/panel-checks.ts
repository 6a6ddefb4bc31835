import { asList, asSection, isSection, type Path, type RawSection, textOf } from './fault.ts';
import type { Report } from './report.ts';

const CONTACTS = ['absent-button', 'present-button', 'button', 'switch'] as const;
const PINS = [...CONTACTS, 'absent-led'] as const;

/** A pin of the panel as it stands in the file, with its path from the root. */
export interface PanelPin {
  readonly path: Path;
  readonly pin: RawSection;
}

/** Every pin that the panel names. */
export const panelPins = (panel: RawSection): readonly PanelPin[] => [
  ...PINS.filter((name) => isSection(panel[name])).map((name) => ({
    path: ['panel', name],
    pin: asSection(panel[name]),
  })),
  ...asList(panel['leds']).map((led, at) => ({ path: ['panel', 'leds', at], pin: asSection(led) })),
];

/** One way to press, each pin once, and a chip to find them on. */
export const checkPanel = (panel: RawSection, report: Report): void => {
  const used = panelPins(panel);
  checkOffsets(used, report);
  checkButtons(panel, report);
  const needsChip = used.length > 0 && textOf(panel, 'backend') !== 'memory';
  if (needsChip && !Object.hasOwn(panel, 'chip')) {
    report(
      ['panel', 'chip'],
      'is missing',
      'Add the label of the GPIO chip, for example chip: pinctrl-bcm2711 (Pi 4) or pinctrl-rp1 (Pi 5).',
    );
  }
};

const checkButtons = (panel: RawSection, report: Report): void => {
  const contacts = CONTACTS.filter((name) => isSection(panel[name]));
  const pair = contacts.filter((name) => name.endsWith('-button'));
  for (const alone of ['switch', 'button'] as const) {
    const others = alone === 'switch' ? contacts.filter((name) => name !== 'switch') : pair;
    if (!contacts.includes(alone) || others.length === 0) continue;
    report(
      ['panel', alone],
      `is given besides ${others.join(' and ')}`,
      'Keep either the switch, the one button or the pair.',
    );
  }
};

const checkOffsets = (used: readonly PanelPin[], report: Report): void => {
  const taken = new Map<string, string>();
  for (const { path, pin } of used) {
    const offset = textOf(pin, 'offset');
    if (offset === undefined) continue;
    const other = taken.get(offset);
    if (other === undefined) taken.set(offset, path.slice(1).join('.'));
    else report([...path, 'offset'], `is used by ${other} already`, 'Give each its own line of the chip.');
  }
};
