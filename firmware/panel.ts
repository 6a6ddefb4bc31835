import type { GpioBackend, Pin } from '../hw/gpio/gpio.ts';
import type { Log } from '../hw/log.ts';
import { Panel, type PanelButtons } from '../hw/panel/panel.ts';
import type { PanelConfig } from './config/config.ts';
import type { PinConfig } from './config/gpio-config.ts';

/**
 * The panel that the configuration describes. Nothing is opened yet.
 *
 * @param backend null where this machine has none that could be used
 */
export function makePanel(config: PanelConfig, backend: GpioBackend | null, log: Log): Panel {
  const pin = (one: PinConfig): Pin => ({ chip: config.chip, ...one });
  return new Panel({
    backend,
    buttons: config.buttons === null ? null : buttonsOf(config.buttons, pin),
    absentLed: config.absentLed === null ? null : pin(config.absentLed),
    debounceMs: config.debounceMs,
    log,
  });
}

function buttonsOf(buttons: NonNullable<PanelConfig['buttons']>, pin: (one: PinConfig) => Pin): PanelButtons {
  if (buttons.type === 'switch') return { type: 'switch', absent: pin(buttons.absent) };
  const { absent, present } = buttons;
  return {
    type: 'pair',
    absent: absent === null ? null : pin(absent),
    present: present === null ? null : pin(present),
  };
}
