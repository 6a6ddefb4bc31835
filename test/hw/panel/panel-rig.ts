import type { GpioBackend, Pin } from '../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../hw/gpio/memory-backend.ts';
import { silentLog } from '../../../hw/log.ts';
import type { PanelButtons } from '../../../hw/panel/buttons.ts';
import type { Sign } from '../../../hw/panel/lamp-pattern.ts';
import { Panel, type PanelLamp } from '../../../hw/panel/panel.ts';
import { FakeClock } from '../../support/fake-clock.ts';

export const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: true });
export const pair: PanelButtons = { type: 'pair', absent: pin(1), present: pin(2) };
export const LAMP: PanelLamp = { pin: pin(3), shows: ['ringing', 'fault', 'link', 'mail', 'away'] };
export const signs = (...on: Sign[]) => new Set(on);

/** A panel over memory, with what it says and how to press its buttons. */
export function setUp(
  options: {
    buttons?: PanelButtons | null;
    lamps?: PanelLamp[];
    wrap?: (gpio: MemoryBackend) => GpioBackend;
  } = {},
) {
  const clock = new FakeClock();
  const gpio = new MemoryBackend(clock);
  const presses: string[] = [];
  const warnings: string[] = [];
  const { buttons = pair, lamps = [LAMP], wrap = (same) => same } = options;
  const panel = new Panel({
    backend: wrap(gpio),
    buttons,
    lamps,
    debounceMs: 30,
    clock,
    random: () => 0.5,
    log: { ...silentLog, warn: (_, message) => warnings.push(message) },
    onPress: (press) => presses.push(press),
    onChange: () => {},
  });
  const press = (offset: number, ms = 100) => {
    gpio.set(offset, true);
    clock.advance(ms);
    gpio.set(offset, false);
    clock.advance(100);
  };
  return { clock, gpio, panel, presses, warnings, press };
}
