import { asSection, isSection, type RawSection, textOf } from './fault.ts';
import type { Report } from './report.ts';

const PINS = ['absent-button', 'present-button', 'switch', 'absent-led'] as const;

/** A pair of buttons or a switch, each pin once, and a chip to find them on. */
export const checkPanel = (panel: RawSection, report: Report): void => {
  const used = PINS.filter((pin) => isSection(panel[pin]));
  checkOffsets(panel, used, report);
  const buttons = used.filter((pin) => pin.endsWith('-button'));
  if (used.includes('switch') && buttons.length > 0) {
    report(
      ['panel', 'switch'],
      `is given besides ${buttons.join(' and ')}`,
      'Keep either the switch or the buttons.',
    );
  }
  const needsChip = used.length > 0 && textOf(panel, 'backend') !== 'memory';
  if (needsChip && !Object.hasOwn(panel, 'chip')) {
    report(
      ['panel', 'chip'],
      'is missing',
      'Add the label of the GPIO chip, for example chip: pinctrl-bcm2711 (Pi 4) or pinctrl-rp1 (Pi 5).',
    );
  }
};

const checkOffsets = (panel: RawSection, used: readonly string[], report: Report): void => {
  const taken = new Map<string, string>();
  for (const pin of used) {
    const offset = textOf(asSection(panel[pin]), 'offset');
    if (offset === undefined) continue;
    const other = taken.get(offset);
    if (other === undefined) taken.set(offset, pin);
    else
      report(['panel', pin, 'offset'], `is used by ${other} already`, 'Give each its own line of the chip.');
  }
};
