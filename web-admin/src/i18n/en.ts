import { enAccess } from './en-access.ts';
import { enCustomers } from './en-customers.ts';
import { enDesk } from './en-desk.ts';
import { enEquipment } from './en-equipment.ts';
import { enHealth } from './en-health.ts';
import { enHistory } from './en-history.ts';
import { enImport } from './en-import.ts';
import { enMail } from './en-mail.ts';
import { enOffice } from './en-office.ts';
import { enPanel } from './en-panel.ts';
import { enPresence } from './en-presence.ts';
import { enProblem } from './en-problem.ts';
import { enRights } from './en-rights.ts';
import { enRules } from './en-rules.ts';
import { enStatistics } from './en-statistics.ts';
import { enTemplates } from './en-templates.ts';
import type { Words } from './ja.ts';

export const en: Words = {
  ...enDesk,
  ...enOffice,
  ...enCustomers,
  ...enHistory,
  ...enImport,
  ...enStatistics,
  ...enEquipment,
  ...enHealth,
  ...enPanel,
  ...enPresence,
  ...enAccess,
  ...enProblem,
  ...enMail,
  ...enRules,
  ...enTemplates,
  ...enRights,
};
