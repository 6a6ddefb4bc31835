import type { BoardFeed } from '../../http/board-feed.ts';
import { callRow } from '../../http/call-view.ts';
import { MqttHome } from '../../mqtt/home.ts';
import type { Letterhead } from '../../reception/letterhead.ts';
import type { Notices } from '../../reception/notice.ts';
import type { Reception } from '../../reception/reception.ts';
import { pageCalls } from '../../store/call-pages.ts';
import type { Database } from '../../store/database.ts';
import type { BoxOptions } from '../box-options.ts';
import { wordingOf } from '../office.ts';

export interface HomeSurroundings {
  readonly db: Database;
  readonly notices: Notices;
  readonly board: BoardFeed;
  readonly reception: Reception;
  readonly letterhead: Letterhead;
}

/** The message broker, where one is configured: told of every change, and asked for the mode. */
export function makeHome(
  { config, clock, log, version = 'unknown' }: BoxOptions,
  { db, notices, board, reception, letterhead }: HomeSurroundings,
): MqttHome | null {
  if (config.mqtt === null) return null;
  const wording = { ...wordingOf(config, letterhead), lineName: letterhead.lineName };
  const home = new MqttHome({
    ...{ config: config.mqtt, clock, log, version, boxId: db.boxId, locale: config.site.locale },
    board: () => board.snapshot(),
    lastCall: async () => {
      const { items } = await pageCalls(db.knex, { limit: 1 });
      const [call] = items;
      return call === undefined || call.phase !== 'released' ? null : callRow(call, [], wording);
    },
    setMode: (mode) => void reception.setMode(mode, 'mqtt'),
  });
  notices.subscribe(() => home.changed());
  return home;
}
