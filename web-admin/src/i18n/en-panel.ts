import type { jaPanel } from './ja-panel.ts';

/** English words of the GPIO lines: the box's own buttons and lamps, and those of decoders. */
export const enPanel: typeof jaPanel = {
  panel: {
    gpio: 'GPIO',
    backend: (name) => `Way to the lines: ${name}. `,
    backends: {
      'character device': 'character device',
      'onoff (sysfs)': 'sysfs (onoff)',
      memory: 'trial without wires',
      none: 'none',
    },
    line: 'Line',
    wiredTo: 'Wired to',
    level: 'Level now',
    lastChange: 'Last change',
    noChange: 'none yet',
    notOpen: 'not open',
    high: 'high',
    low: 'low',
    between: ', ',
    roles: {
      'absent-button': '“Absent” button',
      'present-button': '“Present” button',
      button: 'Button',
      switch: 'Switch',
      'absent-led': 'Away lamp',
      led: 'Lamp',
      ring: 'Ring detector',
      hook: 'Off-hook detector',
      relay: 'Loop relay',
      polarity: 'Polarity detector',
      std: 'Receiver StD',
      q1: 'Receiver Q1',
      q2: 'Receiver Q2',
      q3: 'Receiver Q3',
      q4: 'Receiver Q4',
    },
    signs: {
      ringing: 'call ringing',
      fault: 'fault',
      link: 'link down',
      mail: 'mail waiting',
      away: 'away',
    },
    levels: {
      contact: { on: 'pressed', off: 'released' },
      lamp: { on: 'lit', off: 'dark' },
      relay: { on: 'closed', off: 'open' },
      coupler: { on: 'detects', off: 'detects nothing' },
    },
    test: 'Test',
    endTest: 'End the test',
    testing: (sign, step, steps) =>
      `Being tested: the pattern for “${sign}” (${step} of ${steps}). It does not show the state of the box.`,
  },
};
