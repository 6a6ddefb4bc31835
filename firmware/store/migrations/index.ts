import { first } from './0001-first.ts';
import { eventLookups } from './0002-event-lookups.ts';
import { clock } from './0003-clock.ts';
import { mailContent } from './0004-mail-content.ts';
import { transport } from './0005-transport.ts';
import { access } from './0006-access.ts';
import { forgetting } from './0006b-forgetting.ts';
import { presence } from './0007-presence.ts';
import { history } from './0007b-history.ts';
import { customers } from './0007c-customers.ts';
import { statistics } from './0007d-statistics.ts';
import { numberFacts } from './0008-number-facts.ts';
import { ownSections } from './0009-own-sections.ts';
import { daySummaries } from './0010-statistics.ts';
import { decidedImports } from './0010b-import.ts';
import { bounces } from './0011-bounces.ts';
import { mailFaults } from './0012-mail-faults.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema in its order. A released step is never changed, only followed by another. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  eventLookups,
  transport,
  access,
  forgetting,
  presence,
  history,
  customers,
  statistics,
  numberFacts,
  // Makes the outbox anew with what 0005 added to it.
  mailContent,
  // Marks the outbox as 0004 made it.
  clock,
  daySummaries,
  bounces,
  ownSections,
  decidedImports,
  mailFaults,
];
