import type { ExecutionContext } from 'ava';
import type { EquipmentSink, LinkState } from '../../../../hw/equipment.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import type { Log } from '../../../../hw/log.ts';
import { AsteriskLink, type AsteriskLinkOptions } from '../../../../hw/pbx/asterisk-ami/link.ts';
import type { SimulatedUser } from '../../../../hw/simulated/asterisk-pbx/ami-session.ts';
import { createSimulatedPbx, type SimulatedPbx } from '../../../../hw/simulated/asterisk-pbx/pbx.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

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

  /** Events in few words: `ringing 1 101`, `caller-id 1 0312345678`. */
  story(): string[] {
    return this.events.map((event) => {
      const { type } = event;
      if (type === 'unrecognised' || type === 'logged') return type;
      const rest = {
        ringing: () => ('extension' in event ? event.extension : 'called' in event ? event.called : ''),
        'caller-id': () => ('number' in event ? event.number : 'reason' in event ? event.reason : ''),
        answered: () => ('extension' in event ? event.extension : ''),
        released: () => ('outcome' in event ? event.outcome : 'by' in event ? event.by : ''),
      }[type]();
      return `${type} ${event.line} ${rest ?? ''}`.trim();
    });
  }
}

/** A log that keeps everything that was said, to search it for what must not be there. */
export function keepingLog(): { log: Log; said: string[] } {
  const said: string[] = [];
  const say = (fields: object, message: string) => said.push(`${JSON.stringify(fields)} ${message}`);
  const log: Log = { debug: say, info: say, warn: say, error: say, child: () => log };
  return { log, said };
}

export const FULL_USER: SimulatedUser = { username: 'rusuban', secret: 'iroha-nihoheto' };
export const RESTRICTED_USER: SimulatedUser = {
  username: 'restricted',
  secret: 'chirinuru-wo',
  read: ['call', 'agent', 'cdr'],
  write: [],
};

export interface Rig {
  readonly clock: FakeClock;
  readonly pbx: SimulatedPbx;
  readonly port: number;
  readonly said: string[];
  link(user?: SimulatedUser, more?: Partial<AsteriskLinkOptions>): AsteriskLink;
}

/** A simulated PBX on a free port, and links to it that are not started yet. All is stopped when the test ends. */
export async function rig(t: ExecutionContext): Promise<Rig> {
  const clock = new FakeClock();
  const pbx = createSimulatedPbx({ clock, users: [FULL_USER, RESTRICTED_USER] });
  const port = await pbx.listen();
  const { log, said } = keepingLog();
  t.teardown(() => pbx.close());
  const link = (user = FULL_USER, more: Partial<AsteriskLinkOptions> = {}) => {
    const { username, secret } = user;
    const link = new AsteriskLink({
      name: 'pbx',
      host: '127.0.0.1',
      port,
      username,
      secret,
      trunk: ['PJSIP/trunk'],
      extension: ['PJSIP/*'],
      lines: [{ type: 'places', lines: ['1', '2'] }],
      clock,
      log,
      random: () => 0.5,
      ...more,
    });
    t.teardown(() => link.stop());
    return link;
  };
  return { clock, pbx, port, said, link };
}

const ROUNDS = 100_000;

/** Lets sockets and promises run until `isSo`; fails loudly when it never becomes so. No time is waited for. */
export async function eventually(isSo: () => boolean, what = 'condition'): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (isSo()) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  throw new Error(`never came about: ${what}`);
}
