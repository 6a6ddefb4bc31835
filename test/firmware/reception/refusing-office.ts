import type { ExecutionContext } from 'ava';
import { tellRefused } from '../../../firmware/reception/tell-refused.ts';
import { createRepresentative, type RepresentativeInput } from '../../../firmware/store/representatives.ts';
import { putSettings } from '../../../firmware/store/settings.ts';
import { refused as refusedFor } from '../../support/mail-faults.ts';
import { PostOffice, TAKEN } from '../../support/post-office.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

export const HEAD = 'matsumoto@office.example';
const MATSUMOTO: RepresentativeInput = {
  name: '松本 直子',
  kana: '',
  extension: null,
  locale: 'ja',
  quietHours: [],
  addresses: [{ address: HEAD, label: '', charset: 'utf-8' }],
};

export interface NoticeRow {
  readonly key: string;
  readonly state: string;
  readonly subject: string;
  readonly text: string;
  readonly to_addresses: string;
  readonly next_attempt_at: number | null;
}

/** An office whose default representative is told of mails that the server refused. null: it has none. */
export async function refusingOffice(t: ExecutionContext, person: Partial<RepresentativeInput> | null = {}) {
  const db = await temporaryBox(t);
  const letterhead = { ...LETTERHEAD, pageUrl: 'https://box.example' };
  if (person !== null)
    await db.knex.transaction(async (trx) => {
      const made = await createRepresentative(trx, { ...MATSUMOTO, ...person }, NOW);
      await putSettings(trx, { defaultRepresentativeId: made.id }, NOW);
    });
  const post = new PostOffice(db, NOW, {
    backOff: { delays: [60_000, 60_000], isEndless: false },
    onGivenUp: (trx, keys, now) => tellRefused(trx, letterhead, keys, now),
  });
  /** What the server says of an address; every other is taken. */
  const refused = new Map<string, string>();
  post.answer = (mail) => {
    const reply = mail.toAddresses.map((address) => refused.get(address)).find((one) => one !== undefined);
    return reply === undefined ? TAKEN : { type: 'refused', faults: [refusedFor(reply)] };
  };
  const notices = (): Promise<NoticeRow[]> =>
    db.knex.raw("SELECT * FROM outbox WHERE purpose = 'notice-refused' ORDER BY composed_at");
  return { db, post, refused, letterhead, notices };
}
