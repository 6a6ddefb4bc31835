import type { CustomerSnapshot } from '../../../firmware/calls/call.ts';
import { customerId } from '../../../firmware/calls/ids.ts';
import type { CallFacts, Occasion } from '../../../firmware/mail/compose-facts.ts';

export const AOBA: CustomerSnapshot = {
  id: customerId('019aa000-0000-7000-8000-000000000001'),
  name: '株式会社青葉製作所',
  kana: 'カブシキガイシャ アオバセイサクショ',
  department: '購買部',
  contact: '佐藤 美咲',
  importance: 'A',
  address: '',
  fax: '',
  representative: null,
};

export const MINATO: CustomerSnapshot = {
  ...AOBA,
  id: customerId('019aa000-0000-7000-8000-000000000002'),
  name: '有限会社みなと運輸',
  department: '',
  contact: '中村 浩',
  importance: null,
};

/** Tuesday 24 November 2026, 10:42 in Tokyo. */
export const AT_1042 = Date.UTC(2026, 10, 24, 1, 42);

export const CALL: CallFacts = {
  lineName: '外線1',
  startedAt: AT_1042,
  isTimeKnown: true,
  ringSeconds: 25,
  caller: { type: 'number', number: '0300001201', e164: '+81300001201' },
  display: '03-0000-1201',
  customer: AOBA,
  candidates: [],
  outcome: 'missed',
  link: null,
  told: [],
};

export const JA: Occasion = {
  locale: 'ja',
  timeZone: 'Asia/Tokyo',
  siteName: '日向設備',
  toName: '高橋 健一',
  templates: {},
};

export const EN: Occasion = { ...JA, locale: 'en', siteName: 'Hinata', toName: 'Kenichi Takahashi' };
