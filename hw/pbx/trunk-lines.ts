import type { LineEvent } from '../line-event.ts';
import { type LineRule, lineOf } from './line-rules.ts';

/** More trunks than the largest of these PBXs has; the one that was silent longest is forgotten. */
const MOST_TRUNKS = 512;
/** A longer name of a trunk is damage; a line has no longer name. */
const LONGEST_NAME = 64;

/** A rule for the trunk or for the number that was dialled: what can be told from one line of a log. */
export type TrunkRule = Exclude<LineRule, { readonly type: 'places' }>;

/** The last call of a trunk: it goes on, it is over and its log line may still follow, its log line was there. */
interface Trunk {
  readonly phase: 'live' | 'released' | 'logged';
  readonly line: string;
}

/**
 * Puts what a log or a voicemail link tells of a trunk on the line of the office that its rules give. Where no rule fits
 * the trunk's own name stays, so that nothing is lost and the missing rule can be seen; a record without a trunk is put
 * on a line with the name of the link.
 */
export class TrunkLines {
  readonly #rules: readonly TrunkRule[];
  readonly #fallback: string;
  /** Only the first event of a call has the dialled number; the others follow it. By trunk. */
  readonly #trunks = new Map<string, Trunk>();

  constructor(rules: readonly TrunkRule[], fallback: string) {
    this.#rules = rules;
    this.#fallback = fallback;
  }

  /** The event on its line. Every event gets one. */
  placed(event: LineEvent): LineEvent {
    if (event.type === 'unrecognised') return event;
    const trunk = (event.line ?? '').slice(0, LONGEST_NAME);
    const before = this.#trunks.get(trunk);
    const goesOn = before !== undefined && belongsTo(before, event);
    const line = goesOn ? before.line : this.#lineOf(trunk, 'called' in event ? event.called : undefined);
    const phase = event.type === 'logged' || event.type === 'released' ? event.type : 'live';
    // Records without a trunk have nothing in common.
    if (trunk !== '') this.#remember(trunk, { phase, line });
    return { ...event, line };
  }

  #lineOf(trunk: string, called = ''): string {
    const own = { type: 'channel', pattern: '*', line: trunk === '' ? this.#fallback : trunk } as const;
    const did = called.replaceAll(/[^+0-9]/g, '');
    return lineOf({ names: [trunk], did }, [...this.#rules, own], NONE_TAKEN);
  }

  #remember(name: string, trunk: Trunk): void {
    this.#trunks.delete(name);
    this.#trunks.set(name, trunk);
    const [oldest] = this.#trunks.keys();
    if (this.#trunks.size > MOST_TRUNKS && oldest !== undefined) this.#trunks.delete(oldest);
  }
}

const NONE_TAKEN: ReadonlySet<string> = new Set();

/** Whether the event is of the call that the trunk is known for, and not of the next one. */
function belongsTo({ phase }: Trunk, event: LineEvent): boolean {
  switch (event.type) {
    case 'logged':
      return event.continues === true || (phase !== 'logged' && event.called === undefined);
    case 'ringing':
      return phase === 'live' && event.called === undefined;
    default:
      return phase === 'live';
  }
}
