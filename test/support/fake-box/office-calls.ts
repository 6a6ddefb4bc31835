import type { ToReturn } from '../../../firmware/http/contract/board.ts';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import type { CustomerBrief } from '../../../firmware/http/contract/common.ts';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { MINUTE, uuid } from './ids.ts';

export function briefOf(customer: Customer): CustomerBrief {
  const { id, name, kana, department, contact, importance, representative } = customer;
  return { id, name, kana, department, contact, importance, representative };
}

export function numberCaller(display: string) {
  const number = display.replaceAll('-', '');
  return { type: 'number' as const, number, e164: `+81${number.slice(1)}`, display };
}

export function history(customers: readonly Customer[], now: number): CallRow[] {
  const call = (n: number, minutes: number, part: Partial<CallRow>): CallRow => ({
    key: uuid(300 + n),
    line: { id: '1', name: '代表' },
    phase: 'released',
    caller: { type: 'absent', reason: 'withheld' },
    customer: null,
    candidateCount: 0,
    called: null,
    rang: ['11', '12', '14'],
    answeredBy: [],
    mode: 'present',
    startedAt: now - minutes * MINUTE,
    isTimeKnown: true,
    answeredAt: null,
    releasedAt: now - minutes * MINUTE + 30_000,
    ringSeconds: 11,
    talkSeconds: null,
    outcome: 'missed',
    memo: '',
    memoBy: null,
    owner: null,
    doneAt: null,
    doneBy: null,
    mails: [],
    ...part,
  });
  const known = (n: number): Partial<CallRow> => {
    const customer = customers[n];
    if (!customer) return {};
    return { customer: briefOf(customer), caller: numberCaller(customer.numbers[0]?.display ?? '') };
  };
  const answered = (id: string, name: string, talkSeconds: number): Partial<CallRow> => ({
    outcome: 'answered',
    answeredBy: [{ id, name }],
    talkSeconds,
    ringSeconds: 6,
  });
  const mailed = (n: number, toName: string, at: number): Partial<CallRow> => ({
    mails: [{ key: uuid(400 + n), purpose: 'missed', toName, state: 'sent', at: now - at * MINUTE }],
  });
  return [
    call(0, 11, { ...known(3), ringSeconds: 24, ...mailed(4, '高橋 健一', 10) }),
    call(1, 34, {
      ...known(2),
      ...answered('12', '伊藤', 171),
      memo: '名刺 500 枚の校正。明日 PDF が届く。',
      memoBy: '伊藤',
    }),
    call(2, 62, answered('11', '松本', 37)),
    call(3, 90, {
      caller: numberCaller('090-0000-4821'),
      line: { id: '4', name: 'サービス' },
      ...mailed(4, '松本 陽子', 89),
    }),
    call(4, 111, {
      ...known(4),
      ...answered('14', '山本', 246),
      memo: '分電盤の見積を依頼された。木曜まで。',
      memoBy: '山本',
    }),
    call(5, 60 * 39, {
      ...known(4),
      mode: 'away',
      ringSeconds: 18,
      memo: '不在時にお電話がありました。',
      ...mailed(0, '山本 大輔', 60 * 39),
    }),
    call(6, 60 * 41, {
      caller: { type: 'absent', reason: 'payphone' },
      outcome: 'voicemail',
      mode: 'away',
      talkSeconds: 15,
    }),
    call(7, 60 * 42, {
      ...known(7),
      ...answered('14', '山本', 680),
      memo: '講習会の会場について。',
      memoBy: '山本',
    }),
    call(8, 60 * 44, {
      caller: { type: 'absent', reason: 'unavailable' },
      outcome: 'rejected',
      ringSeconds: 2,
    }),
  ];
}

export function toReturnOf(call: CallRow, owner: string | null): ToReturn {
  const mail = call.mails.at(-1);
  return {
    callKey: call.key,
    times: 1,
    startedAt: call.startedAt,
    isTimeKnown: call.isTimeKnown,
    ringSeconds: call.ringSeconds,
    outcome: 'missed',
    mode: call.mode,
    caller: call.caller,
    customer: call.customer,
    candidateCount: call.candidateCount,
    mail: mail
      ? { toName: mail.toName, state: mail.state, at: mail.at, toDefault: call.customer === null }
      : null,
    owner,
  };
}
