import type { HardwareEvent, HardwareState } from '../http/contract/hardware.ts';
import type { RecordNews } from './records.ts';

type State = Omit<HardwareState, 'unmaskedUntil'>;
type Changes = Extract<HardwareEvent, { type: 'update' }>['state'];

/** What is told: to everybody, and to who may see numbers. */
export interface Told {
  readonly masked: Changes;
  readonly clear: Changes;
}

const PARTS = ['links', 'panel', 'pins', 'lampTest', 'listening'] as const;

/** Finds out what is another thing than when it was told last. It compares what it is given; it asks nobody. */
export class Watch {
  readonly #told = new Map<string, string>();

  /** @returns null where nothing is new */
  changes(now: Omit<State, 'records'>, records: RecordNews | null): Told | null {
    const changed = PARTS.filter((part) => this.#isNew(part, JSON.stringify(now[part])));
    if (changed.length === 0 && records === null) return null;
    const parts: Changes = Object.fromEntries(changed.map((part) => [part, now[part]]));
    return {
      masked: { ...parts, ...(records !== null && { records: records.masked }) },
      clear: { ...parts, ...(records !== null && { records: records.clear }) },
    };
  }

  /** Nobody looks any more: the next one gets everything. */
  forget(): void {
    this.#told.clear();
  }

  #isNew(part: string, text: string): boolean {
    if (this.#told.get(part) === text) return false;
    this.#told.set(part, text);
    return true;
  }
}
