import { Information } from '../../information/information.ts';
import { realSources } from '../../information/make-sources.ts';
import type { Notices } from '../../reception/notice.ts';
import type { Database } from '../../store/database.ts';
import type { BoxOptions } from '../box-options.ts';
import { planOf } from './look-up.ts';

/** What other systems know of callers: asked when a call is told of, told when it has come. */
export function makeInformation(
  { config, clock, log }: BoxOptions,
  db: Database,
  notices: Notices,
): Information {
  const information = new Information({
    ...{ db, clock, log, sources: realSources, rules: config.information },
    plan: planOf(config.site),
    timeZone: config.site.timezone,
    onFacts: (call) => notices.tell({ type: 'changed', what: 'facts', id: call }),
  });
  notices.subscribe((notice) => {
    if (notice.type === 'call') information.take(notice.call);
  });
  return information;
}
