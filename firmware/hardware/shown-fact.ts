import type { LineEvent } from '../../hw/line-event.ts';
import type { HardwareFact } from '../http/contract/hardware.ts';
import type { Given } from './reveal.ts';

/** What an event gives out of a caller. Where the number was withheld there is nothing to give. */
export function givenBy(event: LineEvent): Given {
  if (event.type !== 'caller-id' && event.type !== 'logged') return { number: null, name: null };
  if ('reason' in event && event.reason !== undefined) return { number: null, name: null };
  return {
    number: 'number' in event ? (event.number ?? null) : null,
    name: 'name' in event ? (event.name ?? null) : null,
  };
}

/** An event as the page shows it. @param isClear whether number and name may be seen */
export function factOf(event: LineEvent, isClear: boolean): HardwareFact {
  const { number, name } = givenBy(event);
  const isOutgoing = event.type === 'logged' && event.direction === 'outgoing';
  const extension = 'extension' in event ? (event.extension ?? null) : null;
  const called = 'called' in event ? (event.called ?? null) : null;
  return {
    type: event.type,
    line: 'line' in event ? (event.line ?? null) : null,
    number: number === null || isClear ? number : hidden(number),
    name: name === null || isClear ? name : HIDDEN_NAME,
    reason: 'reason' in event ? (event.reason ?? null) : null,
    // A call may be sent on to somebody's own telephone, outside.
    extension: extension !== null && extension.length > LONGEST_EXTENSION ? hidden(extension) : extension,
    // Whom the office calls is nobody's business either; which of its own numbers was dialled is no secret.
    called: called !== null && isOutgoing ? hidden(called) : called,
    outcome: 'outcome' in event ? (event.outcome ?? null) : null,
    direction: event.type === 'logged' ? event.direction : null,
  };
}

const LONGEST_EXTENSION = 6;
/** How long a name is says something of it. */
const HIDDEN_NAME = '•••';
/** How many digits came is worth knowing, and which is not shown. */
const hidden = (text: string): string => '•'.repeat(Math.min(text.length, 20));
