import { enDesk } from './en-desk.ts';
import { enEquipment } from './en-equipment.ts';
import { enHealth } from './en-health.ts';
import { enOffice } from './en-office.ts';
import { enPanel } from './en-panel.ts';
import type { Words } from './ja.ts';

export const en: Words = { ...enDesk, ...enOffice, ...enEquipment, ...enHealth, ...enPanel };
