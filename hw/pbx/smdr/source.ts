import type { LiveDecoder } from '../../decoders/live-decoder.ts';
import { withEvents } from '../../decoders/mapped-events.ts';
import type { LineEvent } from '../../line-event.ts';
import { TrunkLines, type TrunkRule } from '../trunk-lines.ts';
import type { Layout } from './layout.ts';
import { listenSmdr } from './listen.ts';
import { type ZoneTime, zoneTime } from './zone-time.ts';

export interface LogSourceOptions {
  /** Name of the link: the line of records that name no trunk. */
  readonly name: string;
  readonly layout: Layout;
  readonly lines: readonly TrunkRule[];
  /** Where the PBX stands: it prints the time of that place. A name of the tz database. */
  readonly timeZone: string;
}

/**
 * A call log as a source of the office: its trunks are lines of the office, its times are UTC. Throws a SyntaxError when
 * a pattern of the layout is none, a RangeError when there is no such time zone.
 */
export function listenLog({ name, layout, lines, timeZone }: LogSourceOptions): LiveDecoder {
  const trunks = new TrunkLines(lines, name);
  const utc = zoneTime(timeZone);
  return withEvents(listenSmdr(layout), (event) => trunks.placed(inUtc(event, utc)));
}

function inUtc(event: LineEvent, utc: ZoneTime): LineEvent {
  if (event.type !== 'logged' || event.startedAt === undefined) return event;
  const { startedAt: local, ...rest } = event;
  const startedAt = utc(local);
  return startedAt === null ? rest : { ...rest, startedAt };
}
