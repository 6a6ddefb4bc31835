import type { LiveDecoder } from '../decoders/live-decoder.ts';
import { withEvents } from '../decoders/mapped-events.ts';
import { listenNcid } from '../decoders/ncid/listen.ts';
import { listenSmdi } from './smdi/listen.ts';
import { TrunkLines, type TrunkRule } from './trunk-lines.ts';

/** A voicemail link whose ports are lines of the office by `rules`. `name` is the name of the link. */
export function listenSmdiOn(rules: readonly TrunkRule[], name: string): LiveDecoder {
  const trunks = new TrunkLines(rules, name);
  return withEvents(listenSmdi(), (event) => trunks.placed(event));
}

/**
 * An NCID server whose labels are lines of the office by `rules`. `name` is the name of the link: the line of calls
 * for which the server has no label.
 */
export function listenNcidOn(rules: readonly TrunkRule[], name: string): LiveDecoder {
  const trunks = new TrunkLines(rules, name);
  return withEvents(listenNcid(name), (event) => trunks.placed(event));
}
