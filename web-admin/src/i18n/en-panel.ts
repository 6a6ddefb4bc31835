import type { jaPanel } from './ja-panel.ts';

/** English words of the box's own buttons and lamps. */
export const enPanel: typeof jaPanel = {
  panel: {
    title: 'Buttons and lamps',
    backend: (name) => `GPIO: ${name}`,
    someDown: 'A pin is not in use',
    roles: {
      'absent-button': '“Absent” button',
      'present-button': '“Present” button',
      button: 'Button',
      switch: 'Switch',
      lamp: 'Lamp',
    },
    signs: {
      ringing: 'call ringing',
      fault: 'fault',
      link: 'link down',
      mail: 'mail waiting',
      away: 'away',
    },
    levels: { contact: { on: 'pressed', off: 'not pressed' }, lamp: { on: 'lit', off: 'dark' } },
  },
};
