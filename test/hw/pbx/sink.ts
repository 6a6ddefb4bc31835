import type { EquipmentSink, LinkState } from '../../../hw/equipment.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import type { Log } from '../../../hw/log.ts';
import { textOf } from '../../../hw/reason.ts';

/** Everything that a link reported, in order. */
export class RecordingSink implements EquipmentSink {
  readonly events: LineEvent[] = [];
  readonly states: LinkState[] = [];
  readonly synchronisations: (readonly string[])[] = [];

  event(event: LineEvent): void {
    this.events.push(event);
  }

  state(state: LinkState): void {
    this.states.push(state);
  }

  synchronised(liveCalls: readonly string[]): void {
    this.synchronisations.push(liveCalls);
  }

  story(): string[] {
    return story(this.events);
  }

  get endedCalls(): number {
    return this.events.filter(({ type }) => type === 'released').length;
  }
}

/** Events in few words: `ringing 1 101`, `caller-id 1 0312345678`, `released 1 caller busy`. */
export function story(events: readonly LineEvent[]): string[] {
  return events.map((event) => {
    const { type, line, call, ...rest } = event as LineEvent & { line?: string; call?: string };
    return [type, line, ...Object.values(rest)].filter((word) => word !== undefined).join(' ');
  });
}

/** A log that keeps everything that was said, to search it for what must not be there. */
export function keepingLog(): { log: Log; said: string[] } {
  const said: string[] = [];
  const say = (fields: object, message: string) => said.push(`${JSON.stringify(fields)} ${message}`);
  const log: Log = { debug: say, info: say, warn: say, error: say, child: () => log };
  return { log, said };
}

/** Why a link is down, '' when it is not. */
export function reasonOf(state: LinkState): string {
  return state.phase === 'down' ? textOf(state.why) : '';
}
