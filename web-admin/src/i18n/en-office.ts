import { enAudit } from './en-audit.ts';
import { enCare } from './en-care.ts';
import { enConfiguration } from './en-configuration.ts';
import { enEquipment } from './en-equipment.ts';
import { enGate } from './en-gate.ts';
import { enHardware } from './en-hardware.ts';
import { enHistory } from './en-history.ts';
import { enImport } from './en-import.ts';
import { enMail } from './en-mail.ts';
import { enMailTest } from './en-mail-test.ts';
import { enPanel } from './en-panel.ts';
import { enPresence } from './en-presence.ts';
import { enRights } from './en-rights.ts';
import { enRules } from './en-rules.ts';
import { enSettings } from './en-settings.ts';
import { enStatistics } from './en-statistics.ts';
import { enTemplates } from './en-templates.ts';
import { enWalk } from './en-walk.ts';
import type { OfficeTable } from './ja-office.ts';

export const enOffice: OfficeTable = {
  ...enSettings,
  ...enHistory,
  ...enImport,
  ...enStatistics,
  ...enEquipment,
  ...enPanel,
  ...enHardware,
  ...enPresence,
  ...enGate,
  ...enMail,
  ...enRules,
  ...enTemplates,
  ...enRights,
  ...enAudit,
  ...enConfiguration,
  ...enCare,
  ...enMailTest,
  ...enWalk,
};
