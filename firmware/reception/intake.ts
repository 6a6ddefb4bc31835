import type { LineEvent } from '../../hw/line-event.ts';
import type { Caller, Match, Mode } from '../calls/call.ts';
import { extension, lineId } from '../calls/ids.ts';
import type { Fact, Input, Moment, Source } from '../calls/input.ts';

/** Who has this number? The number comes as the network delivered it. */
export type LookUp = (number: string) => Promise<{ readonly e164: string | null; readonly match: Match }>;

/** Longest texts taken from a wire; what is longer is not a number, not a name. */
const MAX_NUMBER = 40;
const MAX_NAME = 100;

/**
 * Turns what a source said into an input of the call core: numbers normalised and looked up.
 *
 * @returns null for events that are no business of the call core (`logged`, `unrecognised`)
 */
export async function intake(
  source: Source,
  event: LineEvent,
  mode: Mode,
  at: Moment,
  lookUp: LookUp,
): Promise<Input | null> {
  if (event.type === 'logged' || event.type === 'unrecognised') return null;
  const fact = await factOf(event, lookUp);
  return { type: 'heard', source, line: lineId(event.line), call: event.call ?? null, fact, mode, at };
}

type CallEvent = Exclude<LineEvent, { type: 'logged' | 'unrecognised' }>;

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
        : await identified(event.number, event.name, lookUp);
  }
}

async function identified(number: string, name: string | undefined, lookUp: LookUp): Promise<Fact> {
  const short = number.slice(0, MAX_NUMBER);
  const { e164, match } = await lookUp(short);
  const shown = name?.slice(0, MAX_NAME);
  const caller: Exclude<Caller, { type: 'pending' }> = {
    type: 'number',
    number: short,
    e164,
    ...(shown === undefined || shown === '' ? {} : { name: shown }),
  };
  return { type: 'caller-id', caller, match };
}

function telephone(name: string | undefined) {
  return name === undefined ? null : extension(name);
}
