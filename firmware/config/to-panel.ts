import type { z } from 'zod';
import { optional } from './optional.ts';
import type { ContactConfig, PanelButtonsConfig, PanelConfig } from './panel-config.ts';
import type { panel as panelSection } from './panel-section.ts';
import { toPin } from './to-gpio.ts';

type FilePanel = z.output<typeof panelSection>;
type FileContact = NonNullable<FilePanel['switch']>;

/** From the file's words to the box's: buttons and lamps. */
export const toPanel = (panel: FilePanel): PanelConfig => {
  const leds = panel.leds.map((led) => ({
    offset: led.offset,
    activeLow: led['active-low'],
    shows: led.shows,
  }));
  return {
    backend: panel.backend,
    chip: panel.chip ?? '',
    buttons: toButtons(panel),
    absentLed: toPin(panel['absent-led']),
    ...optional('leds', leds.length === 0 ? undefined : leds),
    debounceMs: panel['debounce-ms'],
  };
};

const toButtons = (panel: FilePanel): PanelButtonsConfig | null => {
  if (panel.switch !== undefined) return { type: 'switch', absent: contactOf(panel.switch) };
  if (panel.button !== undefined) {
    const { short, long } = panel.button;
    const longMs = panel.button['long-ms'];
    return {
      type: 'single',
      pin: contactOf(panel.button),
      short,
      long: long === 'none' ? null : long,
      longMs,
    };
  }
  const maybe = (contact: FileContact | undefined) => (contact === undefined ? null : contactOf(contact));
  const [absent, present] = [maybe(panel['absent-button']), maybe(panel['present-button'])];
  return absent === null && present === null ? null : { type: 'pair', absent, present };
};

/** `auto`: pulled to the level that is not pressed, so that a wire that comes off presses nothing. */
const contactOf = ({ offset, 'active-low': activeLow, pull }: FileContact): ContactConfig => {
  const away = activeLow ? 'up' : 'down';
  return {
    offset,
    activeLow,
    ...optional('pull', pull === 'none' ? undefined : pull === 'auto' ? away : pull),
  };
};
