import { asList, asSection, type Path, pathText, type RawSection, textOf } from './fault.ts';
import { panelPins } from './panel-checks.ts';
import type { Report } from './report.ts';

const COUPLERS = ['ring', 'hook'];
/** The pins of each kind of link that is wired to GPIO. */
const PINS: ReadonlyMap<string, readonly string[]> = new Map([
  ['dtmf', ['q1', 'q2', 'q3', 'q4', 'std', 'hook']],
  ['ring', COUPLERS],
  ['number-display', [...COUPLERS, 'relay', 'polarity']],
]);

/** Links on GPIO name their chip, and no line of a chip serves two of them: sysfs would not refuse it. */
export const checkGpio = (root: RawSection, report: Report): void => {
  const taken = new Map<string, string>();
  const panel = asSection(root['panel']);
  for (const { path, pin } of panelPins(panel)) {
    const place = placeOn(textOf(panel, 'chip'), pin);
    if (place !== null) taken.set(place, pathText(path));
  }
  for (const [at, raw] of asList(root['links']).entries()) {
    const link = asSection(raw);
    const pins = PINS.get(textOf(link, 'type') ?? '');
    if (pins === undefined) continue;
    checkChip(link, ['links', at], report);
    for (const pin of pins) take(taken, placeOf(link, pin), ['links', at, pin], report);
  }
};

const checkChip = (link: RawSection, path: Path, report: Report): void => {
  if (textOf(link, 'backend') === 'memory' || Object.hasOwn(link, 'chip')) return;
  report(
    [...path, 'chip'],
    'is missing',
    'Add the label of the GPIO chip, for example chip: pinctrl-bcm2711 (Pi 4) or pinctrl-rp1 (Pi 5).',
  );
};

const placeOf = (section: RawSection, pin: string): string | null =>
  placeOn(textOf(section, 'chip'), asSection(section[pin]));

/** Chip and offset of a pin in a word; null where it is not given. */
const placeOn = (chip: string | undefined, pin: RawSection): string | null => {
  const offset = textOf(pin, 'offset');
  return offset === undefined ? null : `${chip ?? ''} ${Number(offset)}`;
};

const take = (taken: Map<string, string>, place: string | null, path: Path, report: Report): void => {
  if (place === null) return;
  const other = taken.get(place);
  if (other === undefined) taken.set(place, pathText(path));
  else
    report(
      [...path, 'offset'],
      `is used by ${other} already`,
      'Give each its own line of the chip; what two links need is wired to two lines.',
    );
};
