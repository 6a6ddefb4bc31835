import type { SimulatedDevice } from '../../hw/simulated/device.ts';
import { pause, until } from '../rig/until.ts';
import { type DayPart, KNOWN, LINES, numberOf, type PlannedCall } from './day-plan.ts';
import type { Testimony } from './testimony.ts';
import type { Desk } from './venue.ts';

/** Whom the customers of the day belong to, and who is told of everybody else. */
const ADDRESSES = ['matsumoto@office.example', 'sato@office.example'] as const;
/** An emulated box is slow; nothing of it is measured here. */
const SOON = { limitMs: 120_000, everyMs: 200 };

export interface DayOptions {
  readonly box: Desk;
  readonly unit: SimulatedDevice;
  readonly testimony: Testimony;
  readonly say: (line: string) => void;
}

/** Plays the people of an office, and of those who call it, on a box in the rig. */
export class Day {
  readonly #options: DayOptions;

  constructor(options: DayOptions) {
    this.#options = options;
  }

  /** Two representatives and a few customers. */
  async begin(): Promise<void> {
    const { box } = this.#options;
    const ids: string[] = [];
    for (const address of ADDRESSES) {
      const representative = { name: `担当 ${address.split('@')[0]}`, addresses: [{ address }] };
      ids.push((await box.ask<{ id: string }>('POST', '/api/representatives', representative)).id);
    }
    const settings = await box.ask<object>('GET', '/api/settings');
    await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: ids[0] });
    for (let index = 0; index < LINES * KNOWN; index += KNOWN)
      await box.ask('POST', '/api/customers', {
        name: `得意先 ${index}`,
        representativeId: ids[1],
        numbers: [{ number: numberOf(index) }],
      });
  }

  /** Resolves when all its calls have been seen to end. */
  async live({ mode, calls }: DayPart): Promise<void> {
    const { box, testimony, say } = this.#options;
    const state = await box.ask<{ mode: string; since: number }>('PUT', '/api/mode', { mode });
    testimony.note({ type: 'mode', mode: state.mode, since: state.since });
    const lines = Array.from({ length: LINES }, (_, line) => calls.filter((call) => call.line === line));
    await Promise.all(lines.map((ofLine) => this.#line(ofLine)));
    say(`${calls.length} calls in ${mode} mode; ${testimony.mails} mails so far`);
  }

  async #line(calls: readonly PlannedCall[]): Promise<void> {
    for (const call of calls) await this.#call(call);
  }

  async #call(call: PlannedCall): Promise<void> {
    const { unit, testimony } = this.#options;
    await pause(call.pauseBefore);
    unit.ring(call.line, { number: call.number });
    await pause(call.rings);
    // The call shall be known before it goes on, however slow the box is.
    await until(`${call.number} on the board`, async () => testimony.keyOf(call.number) !== undefined, SOON);
    if (call.talks !== null) {
      unit.answer(call.line);
      await Promise.all([pause(call.talks), this.#memo(call, 'while they talk')]);
    }
    unit.hangUp(call.line);
    await until(`the end of ${call.number}`, async () => testimony.hasEnded(call.number), SOON);
    await this.#memo(call, 'afterwards');
  }

  async #memo({ number, memo }: PlannedCall, now: 'while they talk' | 'afterwards'): Promise<void> {
    if (memo === null || memo.when !== now) return;
    const { box, testimony } = this.#options;
    await box.ask('POST', `/api/calls/${testimony.keyOf(number)}/memo`, {
      representativeId: null,
      toAddress: ADDRESSES[0],
      subject: '電話がありました',
      text: memo.text,
      author: '鈴木',
      authorExtension: null,
    });
    testimony.note({ type: 'memo', number, text: memo.text });
  }
}
