import type { Call } from '../../firmware/calls/call.ts';
import { epochMs, extension, lineId } from '../../firmware/calls/ids.ts';
import { keyOfCall } from '../../firmware/calls/key.ts';
import { numberOf } from './lookup-customers.ts';

const FIRST = Date.UTC(2026, 0, 5);
const APART = 600_000;

/** The n-th made-up call, ended: every fourth was missed, and one in ten callers called before. */
export function callOf(n: number, customers: number): Call & { caller: { e164: string } } {
  const startedAt = FIRST + n * APART;
  const number = numberOf((n - (n % 10 === 9 ? 9 : 0)) % customers).replaceAll('-', '');
  const isMissed = n % 4 === 0;
  const answeredAt = isMissed ? null : epochMs(startedAt + 6_000);
  return {
    key: keyOfCall('bench', String(n)),
    line: lineId(String((n % 4) + 1)),
    phase: 'released',
    bindings: [{ source: 'pbx', call: String(n), answers: true, ended: false }],
    caller: { type: 'number', number, e164: `+81${number.slice(1)}` },
    match: { type: 'none' },
    called: null,
    rang: [extension('101'), extension('102')],
    answers: answeredAt === null ? [] : [{ extension: extension('101'), at: answeredAt }],
    mode: 'present',
    startedAt: epochMs(startedAt),
    answeredAt,
    releasedAt: epochMs(startedAt + 90_000),
    releasedBy: 'caller',
    outcome: isMissed ? 'missed' : 'answered',
  };
}
