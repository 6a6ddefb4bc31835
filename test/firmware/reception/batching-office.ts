import type { ExecutionContext } from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { DEFAULT_MAIL_RULES, type ReleaseRules } from '../../../firmware/mail/release-rules.ts';
import { releaseWaiting } from '../../../firmware/reception/release-batch.ts';
import { storeCalls } from '../../../firmware/reception/store-calls.ts';
import { getMailRules, putMailRules } from '../../../firmware/store/mail-rules.ts';
import { createRepresentative, type RepresentativeInput } from '../../../firmware/store/representatives.ts';
import { putSettings } from '../../../firmware/store/settings.ts';
import { missed as missedCall, ringing } from '../store/call-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

const TAKAHASHI: RepresentativeInput = {
  name: '高橋 健一',
  kana: '',
  extension: null,
  locale: 'ja',
  quietHours: [],
  addresses: [{ address: 'takahashi@office.example', label: '', charset: 'utf-8' }],
};

/** An office in which automatic mails of missed calls are collected. */
export async function batchingOffice(
  t: ExecutionContext,
  rules: Partial<ReleaseRules> = {},
  person: Partial<RepresentativeInput> = {},
  preview = DEFAULT_MAIL_RULES.preview,
) {
  const db = await temporaryBox(t);
  const { knex } = db;
  const to = await knex.transaction(async (trx) => {
    const made = await createRepresentative(trx, { ...TAKAHASHI, ...person }, NOW);
    await putSettings(trx, { defaultRepresentativeId: made.id }, NOW);
    const before = await getMailRules(trx);
    const release = { ...before.release, collect: 'missed' as const, afterMinutes: 30, ...rules };
    await putMailRules(trx, { ...before, release, preview }, NOW);
    return made;
  });
  const missed = async (name: string, at: number, part: Partial<Call> = {}) => {
    const call = missedCall(ringing(name, { mode: 'away', startedAt: epochMs(at), ...part }), 'missed', 20);
    await knex.transaction((trx) => storeCalls(trx, { changed: [], ended: [call] }, LETTERHEAD, at));
    return call;
  };
  const look = (at: number, isAll = false) => releaseWaiting({ db, letterhead: LETTERHEAD }, at, isAll);
  const rows = async (): Promise<
    {
      purpose: string;
      state: string;
      subject: string;
      text: string;
      digest_key: string | null;
      key: string;
    }[]
  > => knex.raw('SELECT * FROM outbox ORDER BY composed_at, rowid');
  const states = async () => (await rows()).map(({ purpose, state }) => `${purpose} ${state}`);
  return { db, to, missed, look, rows, states };
}
