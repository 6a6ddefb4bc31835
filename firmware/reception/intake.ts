import type { LineEvent } from '../../hw/line-event.ts';
import type { Mode } from '../calls/call.ts';
import { extension, lineId } from '../calls/ids.ts';
import type { Fact, Input, Moment, Source } from '../calls/input.ts';
import { identify, type LookUp } from './identify.ts';

export type CallEvent = Exclude<LineEvent, { type: 'logged' | 'unrecognised' }>;

/** Turns what a source said of a call that lives into an input of the call core: numbers normalised and looked up. */
export async function intake(
  source: Source,
  event: CallEvent,
  mode: Mode,
  at: Moment,
  lookUp: LookUp,
): Promise<Input> {
  const fact = await factOf(event, lookUp);
  return { type: 'heard', source, line: lineId(event.line), call: event.call ?? null, fact, mode, at };
}

async function factOf(event: CallEvent, lookUp: LookUp): Promise<Fact> {
  switch (event.type) {
    case 'ringing':
      return { type: 'ringing', called: event.called ?? null, extension: telephone(event.extension) };
    case 'answered':
      return { type: 'answered', extension: telephone(event.extension) };
    case 'released':
      return { type: 'released', by: event.by ?? null, outcome: event.outcome ?? null };
    case 'caller-id':
      return 'reason' in event
        ? { type: 'caller-id', caller: { type: 'absent', reason: event.reason }, match: { type: 'none' } }
        : { type: 'caller-id', ...(await identify(event.number, event.name, lookUp)) };
  }
}

function telephone(name: string | undefined) {
  return name === undefined ? null : extension(name);
}
