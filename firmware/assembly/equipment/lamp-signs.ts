import { SIGNS, type Sign } from '../../../hw/panel/lamp-pattern.ts';
import type { Mode } from '../../calls/call.ts';
import type { Condition, ConditionCode } from '../../health/condition.ts';
import type { Notice } from '../../reception/notice.ts';

/** Conditions that a lamp has a sign of their own for. That mail waits is daily life, that it waits too long is not. */
const OTHER_SIGNS: ReadonlySet<ConditionCode> = new Set(['link-down']);

/** What the lamps have to say, gathered from what the box tells. */
export class LampSigns {
  readonly #ringing = new Set<string>();
  readonly #down = new Set<string>();
  #mode: Mode = 'present';
  #mails = 0;
  #unsaved = 0;
  #hasFault = false;

  take(notice: Notice): void {
    switch (notice.type) {
      case 'call':
        if (notice.call.phase === 'ringing') this.#ringing.add(notice.call.key);
        else this.#ringing.delete(notice.call.key);
        break;
      case 'call-ended':
        this.#ringing.delete(notice.call.key);
        break;
      case 'mode':
        this.#mode = notice.state.mode;
        break;
      case 'link':
        // While it connects again it is as lost as before: the lamp does not stutter with the tries.
        if (notice.state.phase === 'down') this.#down.add(notice.name);
        else if (notice.state.phase !== 'connecting') this.#down.delete(notice.name);
        break;
      case 'health':
        this.#health(notice.conditions);
        break;
      case 'changed':
        break;
    }
  }

  mode(mode: Mode): void {
    this.#mode = mode;
  }

  mails(waiting: number): void {
    this.#mails = waiting;
  }

  unsaved(calls: number): void {
    this.#unsaved = calls;
  }

  on(): ReadonlySet<Sign> {
    const isOn: Readonly<Record<Sign, boolean>> = {
      ringing: this.#ringing.size > 0,
      fault: this.#hasFault || this.#unsaved > 0,
      link: this.#down.size > 0,
      mail: this.#mails > 0,
      away: this.#mode === 'away',
    };
    return new Set(SIGNS.filter((sign) => isOn[sign]));
  }

  #health(conditions: readonly Condition[]): void {
    this.#hasFault = conditions.some(({ code, level }) => level === 'fault' && !OTHER_SIGNS.has(code));
  }
}
