import type { Config } from '../../config/config.ts';
import { linesOf } from '../../config/lines-of.ts';
import { BoardFeed, type BoardFeedOptions } from '../../http/board-feed.ts';
import { readToDo } from '../../http/to-do.ts';
import type { Letterhead } from '../../reception/letterhead.ts';
import type { ModeState } from '../../reception/notice.ts';
import type { Database } from '../../store/database.ts';
import type { BoxOptions } from '../box-options.ts';
import { wordingOf } from '../office.ts';

interface Surroundings extends Pick<BoardFeedOptions, 'mailAtHangUp' | 'presence' | 'send'> {
  readonly db: Database;
  readonly letterhead: Letterhead;
  readonly mode: ModeState;
}

/** The board of this office: its lines, each with the links that can tell of it, and its telephones. */
export function makeBoard(
  { config, clock, log, isDemo = false }: BoxOptions,
  { db, letterhead, mode, ...surroundings }: Surroundings,
): BoardFeed {
  const wording = wordingOf(config, letterhead);
  return new BoardFeed(
    {
      ...surroundings,
      ...{ clock, log, wording, demo: isDemo },
      siteName: config.site.name,
      timeZone: config.site.timezone,
      lines: watchedLines(config),
      extensions: config.extensions,
      readToDo: () => readToDo(db, { clock, wording }),
    },
    mode,
  );
}

const watchedLines = ({ lines, links }: Config) =>
  lines.map(({ id, name }) => ({
    id,
    name,
    links: links.filter((link) => linesOf(link).includes(id)).map((link) => link.name),
  }));
