import { keyOfCall } from '../../calls/key.ts';
import { DatabaseLedger, type DatabaseLedgerOptions } from '../../reception/database-ledger.ts';
import type { Notices } from '../../reception/notice.ts';
import { Reception } from '../../reception/reception.ts';
import type { BoxOptions } from '../box-options.ts';
import { patienceOf } from '../office.ts';
import { lookUpIn, planOf } from './look-up.ts';

interface Surroundings extends Pick<DatabaseLedgerOptions, 'db' | 'letterhead' | 'onMail'> {
  readonly notices: Notices;
}

/** The reception of this office: calls are keyed by its PBX, callers looked up among its customers. */
export function makeReception(
  { config, clock, log }: BoxOptions,
  { notices, ...surroundings }: Surroundings,
): Reception {
  return new Reception({
    ...{ clock, log, notices },
    switchboard: {
      patience: patienceOf(config.calls),
      newKey: (source, call) => keyOfCall(`${config.site.pbxId} ${source}`, call),
    },
    ledger: new DatabaseLedger({ ...surroundings, now: () => clock.now() }),
    lookUp: lookUpIn(surroundings.db, planOf(config.site)),
  });
}
