import { customerId } from '../calls/ids.ts';
import type { DigestCall } from './compose-digest.ts';
import type { CallFacts } from './compose-facts.ts';

/** A call that nobody made, to show what a template makes of one. Numbers from a range that nobody has. */
export function sampleCall(now: number, locale: 'ja' | 'en'): CallFacts {
  const isJa = locale === 'ja';
  return {
    lineName: isJa ? '外線1 代表' : 'line 1 Main',
    startedAt: now,
    ringSeconds: 25,
    caller: { type: 'number', number: '0300001201', e164: '+81300001201' },
    display: '03-0000-1201',
    customer: {
      id: customerId('00000000-0000-7000-8000-000000000001'),
      name: isJa ? '株式会社青葉製作所' : 'Aoba Manufacturing Co., Ltd.',
      kana: '',
      department: isJa ? '購買部' : 'Purchasing',
      contact: isJa ? '佐藤 美咲' : 'Misaki Sato',
      importance: 'A',
      address: isJa ? '東京都港区青葉1-2-3' : '1-2-3 Aoba, Minato, Tokyo',
      fax: '03-0000-1299',
      representative: null,
    },
    candidates: [],
    outcome: 'missed',
    link: null,
    told: [
      isJa
        ? { title: '販売管理', label: '次回の納期', value: '12月3日' }
        : { title: 'Sales', label: 'Next delivery', value: '3 Dec' },
    ],
    isTimeKnown: true,
  };
}

const MINUTE_MS = 60_000;

/** Two calls of one caller and one of somebody unknown. */
export function sampleDigest(last: CallFacts, memo: string): readonly DigestCall[] {
  const earlier = (minutes: number): CallFacts => ({
    ...last,
    startedAt: last.startedAt - minutes * MINUTE_MS,
  });
  const unknown: CallFacts = {
    ...earlier(20),
    caller: { type: 'number', number: '09000004821', e164: '+819000004821' },
    display: '090-0000-4821',
    customer: null,
    candidates: [],
  };
  return [
    { facts: unknown, memo, callerKey: 'unknown' },
    { facts: earlier(35), memo, callerKey: 'last' },
    { facts: last, memo, callerKey: 'last' },
  ];
}
