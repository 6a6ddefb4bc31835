import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs, lineId } from '../../../firmware/calls/ids.ts';
import { keyOfCall } from '../../../firmware/calls/key.ts';
import type { Letterhead } from '../../../firmware/reception/letterhead.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { createRepresentative } from '../../../firmware/store/representatives.ts';
import { getSettings, putSettings } from '../../../firmware/store/settings.ts';

const NOW = Date.UTC(2026, 10, 24, 1, 42);

export const LETTERHEAD: Letterhead = {
  siteName: '日向設備',
  timeZone: 'Asia/Tokyo',
  locale: 'ja',
  domain: 'hinata-setsubi.example',
  pageUrl: null,
  sources: [],
  lineName: (line) => line,
  isTimeKnown: () => true,
  display: (number) => number,
};

/** An office in which nobody is in, and one person is told of every call. What is furnished already stays. */
export async function furnish(db: Database): Promise<void> {
  if ((await getSettings(db.knex)).defaultRepresentativeId !== null) return;
  await db.knex.transaction(async (trx) => {
    const addresses = [{ address: 'matsumoto@hinata-setsubi.example', label: '', charset: 'utf-8' as const }];
    const names = { name: '松本 陽子', kana: '', extension: null, locale: 'ja' } as const;
    const person = { ...names, quietHours: [], addresses };
    const { id } = await createRepresentative(trx, person, NOW);
    await putSettings(trx, { ...(await getSettings(trx)), defaultRepresentativeId: id }, NOW);
  });
}

/** A missed call in away mode; another one for every number. */
export function missedCall(count: number): Call {
  const number = `03${String(10_000_000 + count)}`;
  const startedAt = epochMs(NOW + count);
  return {
    key: keyOfCall('bench pbx', String(count)),
    line: lineId('1'),
    phase: 'released',
    bindings: [{ source: 'pbx', call: String(count), answers: true, ended: true }],
    caller: { type: 'number', number, e164: `+81${number.slice(1)}` },
    match: { type: 'none' },
    called: null,
    rang: [],
    answers: [],
    mode: 'away',
    startedAt,
    answeredAt: null,
    releasedAt: epochMs(startedAt + 12_000),
    releasedBy: 'caller',
    outcome: 'missed',
  };
}
