import { jaAudit } from './ja-audit.ts';
import { jaCare } from './ja-care.ts';
import { jaConfiguration } from './ja-configuration.ts';
import { jaEquipment } from './ja-equipment.ts';
import { jaGate } from './ja-gate.ts';
import { jaHardware } from './ja-hardware.ts';
import { jaHistory } from './ja-history.ts';
import { jaImport } from './ja-import.ts';
import { jaMail } from './ja-mail.ts';
import { jaMailTest } from './ja-mail-test.ts';
import { jaPanel } from './ja-panel.ts';
import { jaPresence } from './ja-presence.ts';
import { jaRights } from './ja-rights.ts';
import { jaRules } from './ja-rules.ts';
import { jaSettings } from './ja-settings.ts';
import { jaStatistics } from './ja-statistics.ts';
import { jaTemplates } from './ja-templates.ts';
import { jaWalk } from './ja-walk.ts';

/** The Japanese words of the pages behind the board. */
export const jaOffice = {
  ...jaSettings,
  ...jaHistory,
  ...jaImport,
  ...jaStatistics,
  ...jaEquipment,
  ...jaPanel,
  ...jaHardware,
  ...jaPresence,
  ...jaGate,
  ...jaMail,
  ...jaRules,
  ...jaTemplates,
  ...jaRights,
  ...jaAudit,
  ...jaConfiguration,
  ...jaCare,
  ...jaMailTest,
  ...jaWalk,
};

/** Every language has exactly the words of the Japanese table; the compiler finds a missing one. */
export type OfficeTable = typeof jaOffice;
