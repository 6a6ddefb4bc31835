import { jaAccess } from './ja-access.ts';
import { jaCustomers } from './ja-customers.ts';
import { jaDesk } from './ja-desk.ts';
import { jaEquipment } from './ja-equipment.ts';
import { jaHealth } from './ja-health.ts';
import { jaHistory } from './ja-history.ts';
import { jaImport } from './ja-import.ts';
import { jaMail } from './ja-mail.ts';
import { jaOffice } from './ja-office.ts';
import { jaPanel } from './ja-panel.ts';
import { jaPresence } from './ja-presence.ts';
import { jaProblem } from './ja-problem.ts';
import { jaRights } from './ja-rights.ts';
import { jaRules } from './ja-rules.ts';
import { jaStatistics } from './ja-statistics.ts';
import { jaTemplates } from './ja-templates.ts';

export const ja = {
  ...jaDesk,
  ...jaOffice,
  ...jaCustomers,
  ...jaHistory,
  ...jaImport,
  ...jaStatistics,
  ...jaEquipment,
  ...jaHealth,
  ...jaPanel,
  ...jaPresence,
  ...jaAccess,
  ...jaProblem,
  ...jaMail,
  ...jaRules,
  ...jaTemplates,
  ...jaRights,
};

/** Every language has exactly the words of the Japanese table; the compiler finds a missing one. */
export type Words = typeof ja;
