import type { Letterhead } from '../../reception/letterhead.ts';
import type { Notices } from '../../reception/notice.ts';
import { releaseWaiting } from '../../reception/release-batch.ts';
import { tellRefused } from '../../reception/tell-refused.ts';
import type { Database } from '../../store/database.ts';
import type { BoxOptions } from '../box-options.ts';
import { PostRoom } from './post.ts';

export interface PostSurroundings {
  readonly db: Database;
  readonly letterhead: Letterhead;
  readonly notices: Notices;
  /** What waited may leave now, for programs as well. */
  readonly onRelease: () => void;
}

/** Outgoing mail, by the office's rules for what waits and for what was given up. */
export function makePost(
  { config, clock, log }: BoxOptions,
  { db, letterhead, notices, onRelease }: PostSurroundings,
): PostRoom {
  return new PostRoom({
    config: config.mail,
    timezone: config.site.timezone,
    ...{ db, clock, log },
    release: async (isAll) => {
      const mayLeave = await releaseWaiting({ db, letterhead }, clock.now(), isAll);
      if (mayLeave) onRelease();
      return mayLeave;
    },
    onGivenUp: (trx, keys, now) => tellRefused(trx, letterhead, keys, now),
    onChange: () => notices.tell({ type: 'changed', what: 'outbox' }),
  });
}
