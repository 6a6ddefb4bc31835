import type { HardwareState, PinRow } from '../../../firmware/http/contract/hardware.ts';
import type { PanelRow } from '../../../firmware/http/contract/panel.ts';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';
import { reasonRows } from '../../../firmware/http/reason-rows.ts';
import { MINUTE } from './ids.ts';

export function linksOf(now: number): LinkRow[] {
  const quiet = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0, lastEventAt: null };
  return [
    {
      name: 'pbx',
      type: 'asterisk-ami',
      lines: ['1', '2', '3', '4', '5'],
      phase: 'down',
      since: now - 3 * MINUTE,
      why: reasonRows([{ code: 'tcp-refused', place: '192.0.2.10:5038' }, { code: 'check-asterisk' }]),
      retryAt: now + 20_000,
      ...quiet,
      bytes: 48_211,
      frames: 902,
      events: 61,
    },
    {
      name: 'modem',
      type: 'modem',
      lines: ['1'],
      phase: 'up',
      since: now - 5 * 60 * MINUTE,
      why: [],
      retryAt: null,
      ...quiet,
      bytes: 1_204,
      frames: 14,
      events: 9,
      lastEventAt: now - 11 * MINUTE,
    },
  ];
}

/** Buttons and a lamp, of which one button is taken by something else. */
export function panelOf(now: number): PanelRow {
  const since = now - 5 * 60 * MINUTE;
  const fine = { chip: 'pinctrl-bcm2711', shows: [], phase: 'up', since, retryAt: null } as const;
  return {
    backend: 'character device',
    why: reasonRows([{ code: 'gpio-speaks-v2', path: '/dev/gpiochip0' }]),
    lines: [
      { ...fine, role: 'absent-button', shows: [], offset: 17, active: false, why: [] },
      {
        ...fine,
        role: 'present-button',
        shows: [],
        offset: 27,
        active: null,
        phase: 'down',
        why: reasonRows([{ code: 'gpio-line-held', chip: 'pinctrl-bcm2711', offset: 27, holder: 'sysfs' }]),
        retryAt: now + 20_000,
      },
      { ...fine, role: 'lamp', shows: ['away'], offset: 22, active: true, why: [] },
    ],
  };
}

/** The equipment of the office as its page shows it. */
export function hardwareOf({ links, panel }: { links: LinkRow[]; panel: PanelRow | null }): HardwareState {
  const lines = panel?.lines ?? [];
  return {
    links,
    panel,
    pins: lines.map(
      ({ role, chip, offset, active }): PinRow => ({
        ...{ link: null, chip, offset, active, activeLow: role !== 'lamp', changedAt: null },
        role: role === 'lamp' ? 'absent-led' : role,
        direction: role === 'lamp' ? 'out' : 'in',
        ...{ backend: panel?.backend ?? 'none', why: panel?.why ?? [] },
      }),
    ),
    records: links.map(({ name }) => ({ link: name, entries: [] })),
    lampTest: null,
    listening: null,
    unmaskedUntil: null,
  };
}
