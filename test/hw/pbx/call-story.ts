import type { LineEvent } from '../../../hw/line-event.ts';

/**
 * What is wrong with the story that a tracker told, or null. A call begins by ringing, says its caller before a telephone
 * rings or answers, stays on its line, and ends once; afterwards its name may come back as a new call.
 */
export function faultOfStory(events: readonly LineEvent[]): string | null {
  const live = new Map<string, { readonly line: string; isKnown: boolean }>();
  for (const [at, event] of events.entries()) {
    if (event.type === 'unrecognised' || event.type === 'logged') continue;
    const { call, line, type } = event;
    if (call === undefined) return `event ${at} belongs to no call`;
    const known = live.get(call);
    const isArrival = type === 'ringing' && event.extension === undefined;
    if (isArrival && known !== undefined) return `call ${call} arrives twice (event ${at})`;
    if (!isArrival && known === undefined) return `${type} of call ${call}, which is not there (event ${at})`;
    if (known !== undefined && known.line !== line) return `call ${call} changes its line (event ${at})`;
    if (isArrival) live.set(call, { line, isKnown: false });
    if (type === 'caller-id' && known !== undefined) known.isKnown = true;
    if ((type === 'answered' || (type === 'ringing' && !isArrival)) && known?.isKnown !== true)
      return `${type} of call ${call} before its caller (event ${at})`;
    if (type === 'released') live.delete(call);
  }
  return live.size === 0 ? null : `calls without end: ${[...live.keys()].join(', ')}`;
}
