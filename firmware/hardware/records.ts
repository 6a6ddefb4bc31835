import type { Clock } from '../../hw/clock.ts';
import type { LinkConfig } from '../config/config.ts';
import type { HardwareRecord } from '../http/contract/hardware.ts';
import type { Structure } from './mask.ts';
import { WireRecord } from './wire-record.ts';

/** Formats whose messages name their fields; of all others single words are known. */
const STRUCTURES: Partial<Record<LinkConfig['type'], Structure>> = {
  'asterisk-ami': 'headers',
  'freeswitch-esl': 'headers',
  'csta-xml': 'tags',
};

/** News as everybody may see them, and as somebody sees them who may see numbers. */
export interface RecordNews {
  readonly masked: HardwareRecord[];
  readonly clear: HardwareRecord[];
}

/** What goes over every link, and over the port that is being listened at (`null`). */
export class Records {
  readonly #clock: Clock;
  readonly #isUnmasked: () => boolean;
  readonly #records = new Map<string | null, WireRecord>();

  constructor(clock: Clock, links: readonly LinkConfig[], isUnmasked: () => boolean) {
    this.#clock = clock;
    this.#isUnmasked = isUnmasked;
    for (const { name, type } of links) this.#records.set(name, this.#make(STRUCTURES[type] ?? 'none'));
  }

  /** @throws RangeError for a link that the configuration has not */
  of(link: string): WireRecord {
    const record = this.#records.get(link);
    if (record === undefined) throw new RangeError(`there is no link "${link}"`);
    return record;
  }

  /** A new record of the port that is being listened at. */
  listenAnew(): WireRecord {
    const before = this.#records.get(null);
    before?.stop();
    const record = this.#make('none', before);
    this.#records.set(null, record);
    return record;
  }

  all(isClear: boolean): HardwareRecord[] {
    return [...this.#records].map(([link, record]) => ({ link, entries: record.entries(isClear) }));
  }

  /** null: nothing is new. */
  news(): RecordNews | null {
    const masked: HardwareRecord[] = [];
    const clear: HardwareRecord[] = [];
    for (const [link, record] of this.#records) {
      const news = record.news();
      if (news === null) continue;
      masked.push({ link, entries: news.masked });
      clear.push({ link, entries: news.clear });
    }
    return masked.length === 0 ? null : { masked, clear };
  }

  remask(isLast: boolean): void {
    for (const record of this.#records.values()) record.remask(isLast);
  }

  stop(): void {
    for (const record of this.#records.values()) record.stop();
  }

  #make(structure: Structure, after?: WireRecord): WireRecord {
    return new WireRecord({ clock: this.#clock, structure, isUnmasked: this.#isUnmasked, after });
  }
}
