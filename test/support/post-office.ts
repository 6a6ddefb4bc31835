import type { BackOff } from '../../firmware/mail/backoff.ts';
import type { ClaimedMail, SendResult } from '../../firmware/mail/delivery.ts';
import type { Pace } from '../../firmware/mail/lane-options.ts';
import type { OutboxStore } from '../../firmware/mail/outbox-store.ts';
import { OutboxWorker } from '../../firmware/mail/outbox-worker.ts';
import type { Database } from '../../firmware/store/database.ts';
import { type OnGivenUp, outboxStore } from '../../firmware/store/outbox-store.ts';
import { silentLog } from '../../hw/log.ts';
import { FakeClock } from './fake-clock.ts';
import { DOWN_FAULT, putOff, refused } from './mail-faults.ts';

export const TAKEN: SendResult = { type: 'accepted', reply: '250 taken', leftOut: [] };
export const GREYLISTED: SendResult = { type: 'later', scope: 'mail', faults: [putOff('450 greylisted')] };
export const DOWN: SendResult = { type: 'later', scope: 'server', faults: [DOWN_FAULT] };
export const UNKNOWN: SendResult = { type: 'refused', faults: [refused('550 unknown')] };

type Send = (
  mail: ClaimedMail,
  signal: AbortSignal,
  onConnected: () => void,
) => Promise<SendResult> | SendResult;

export interface PostOfficeOptions {
  readonly backOff?: BackOff;
  readonly pace?: Partial<Pace>;
  readonly onGivenUp?: OnGivenUp;
}

/** As the box hands it to the transport. */
export const outgoingOf = ({ composedAt, ...mail }: ClaimedMail) => ({
  ...mail,
  date: composedAt,
  isAutomatic: true,
});

const WAITS: BackOff = { delays: [60_000, 300_000], isEndless: true };

/** A worker over a real database and a server that answers as the test says; `sent` is what was handed over. */
export class PostOffice {
  readonly clock: FakeClock;
  readonly sent: ClaimedMail[] = [];
  readonly worker: OutboxWorker;
  /** What was done around the mails. */
  readonly uplink: string[] = [];
  changes = 0;
  /** How often it looked on the disk for what is due. */
  looks = 0;
  /** The next calls of these methods fail, as on a full disk. */
  readonly diskFaults: (keyof OutboxStore)[] = [];
  answer: Send = () => TAKEN;

  constructor(db: Database, now: number, { backOff = WAITS, pace = {}, onGivenUp }: PostOfficeOptions = {}) {
    this.clock = new FakeClock(now);
    this.worker = new OutboxWorker({
      clock: this.clock,
      log: silentLog,
      store: this.#faulty(outboxStore(db.knex, 'people', onGivenUp)),
      send: async (mail, signal, onConnected) => {
        this.sent.push(mail);
        return this.answer(mail, signal, onConnected);
      },
      backOff,
      uplink: {
        before: async () => void this.uplink.push('before'),
        after: async () => void this.uplink.push('after'),
      },
      pace: { connections: 1, mailsPerMinute: null, ...pace },
      onChange: () => {
        this.changes += 1;
      },
    });
  }

  /** What was handed over since the last time, by subject. */
  subjects(): readonly string[] {
    return this.sent.splice(0).map((mail) => mail.subject);
  }

  #faulty(store: OutboxStore): OutboxStore {
    const unlessFull = (method: keyof OutboxStore) => {
      const index = this.diskFaults.indexOf(method);
      if (index === -1) return;
      this.diskFaults.splice(index, 1);
      throw Object.assign(new Error('SQLITE_FULL: database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const looked = () => {
      this.looks += 1;
    };
    return {
      async requeueInterrupted(now) {
        unlessFull('requeueInterrupted');
        return store.requeueInterrupted(now);
      },
      async claimDue(request) {
        unlessFull('claimDue');
        looked();
        return store.claimDue(request);
      },
      async finishAll(finished, now) {
        unlessFull('finishAll');
        return store.finishAll(finished, now);
      },
      async giveBack(mails, now) {
        unlessFull('giveBack');
        return store.giveBack(mails, now);
      },
      async hurryAll(now, domain) {
        unlessFull('hurryAll');
        return store.hurryAll(now, domain);
      },
    };
  }
}
