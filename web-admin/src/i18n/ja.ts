import { jaDesk } from './ja-desk.ts';
import { jaEquipment } from './ja-equipment.ts';
import { jaHealth } from './ja-health.ts';
import { jaOffice } from './ja-office.ts';
import { jaPanel } from './ja-panel.ts';

export const ja = { ...jaDesk, ...jaOffice, ...jaEquipment, ...jaHealth, ...jaPanel };

/** Every language has exactly the words of the Japanese table; the compiler finds a missing one. */
export type Words = typeof ja;
