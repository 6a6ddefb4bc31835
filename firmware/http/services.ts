import type { Clock } from '../../hw/clock.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import type { Condition } from '../health/condition.ts';
import type { ImportRoom } from '../import/import-room.ts';
import type { Information } from '../information/information.ts';
import type { OwnSettings } from '../own-settings/own-settings.ts';
import type { SiteTime } from '../presence/site-time.ts';
import type { Letterhead } from '../reception/letterhead.ts';
import type { Notice, Notices } from '../reception/notice.ts';
import type { Reception } from '../reception/reception.ts';
import type { Transaction } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import type { AuditNote } from './audit-note.ts';
import type { Wording } from './board-call.ts';
import type { BoardFeed } from './board-feed.ts';
import type { BackupState } from './contract/backup.ts';
import type { CertificateInput, CertificateState } from './contract/certificate.ts';
import type { BoxEvent } from './contract/events.ts';
import type { PanelRow } from './contract/panel.ts';
import type { LinkRow } from './contract/settings.ts';
import type { Doors } from './doors.ts';
import type { EventStream } from './event-stream.ts';
import type { Hardware } from './hardware.ts';
import { keyOf } from './route.ts';

/** What routes work with. Made once by the box and given to every folder of routes. */
export interface Services {
  readonly db: Database;
  readonly clock: Clock;
  readonly reception: Reception;
  readonly notices: Notices;
  readonly board: BoardFeed;
  readonly stream: EventStream<BoxEvent>;
  readonly doors: Doors;
  readonly wording: Wording;
  readonly office: Office;
  readonly letterhead: Letterhead;
  readonly post: Post;
  links(): LinkRow[];
  /** Buttons and lamps; null where none are configured. */
  panel(): PanelRow | null;
  readonly hardware: Hardware;
  readonly health: Health;
  readonly imports: ImportRoom;
  readonly information: Pick<Information, 'about'>;
  /** What is set in the browser. */
  readonly own: OwnSettings;
  readonly backups: Backups;
  readonly certificates: Certificates;
}

/** What is wrong with a certificate that is brought; `set-in-file`: the configuration file names one, and wins. */
export type CertificateFault =
  | 'set-in-file'
  | { readonly path: 'certificate' | 'key'; readonly message: string };

/** The certificate of the page, as routes need it. */
export interface Certificates {
  state(): Promise<CertificateState>;
  faultOf(pair: CertificateInput): Promise<CertificateFault | null>;
  /** Stores it, or with null goes back to the box's own; used when the rooms start again. */
  put(trx: Transaction, pair: CertificateInput | null): Promise<void>;
}

/** The backups by the clock, as routes need them. */
export interface Backups {
  state(): Promise<Omit<BackupState, 'restored'>>;
  /** Makes one now; @returns false where none are made, or one is being made. */
  begin(): boolean;
}

/** What the box knows of itself, as routes need it. */
export interface Health {
  readonly conditions: readonly Condition[];
  /** In Prometheus's text format. */
  metrics(): Promise<string>;
}

/** What does not change while the box runs. */
export interface Office {
  readonly plan: NumberPlan;
  readonly time: SiteTime;
  readonly lineName: (id: string) => string;
}

/** The sender of mail, as routes need it. */
export interface Post {
  /** Sends what is due, now. */
  poke(): void;
  /**
   * A person asks: what is due leaves now, also to domains that would wait for their next attempt; ends when the
   * server had its say. `isAll`: what waits for a batch goes as well.
   */
  insist(isAll: boolean): Promise<void>;
}

/** One transaction, which the line of the audit log is part of. What `run` refuses by throwing leaves no trace. */
export function change<Result>(
  { db }: Pick<Services, 'db'>,
  audit: AuditNote,
  run: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  return db.knex.transaction(async (trx) => {
    const result = await run(trx);
    await audit.write(trx, keyOf(result));
    return result;
  });
}

/** The same for what screens show: everybody is told, after the commit. */
export async function write<Result>(
  services: Pick<Services, 'db' | 'notices'>,
  audit: AuditNote,
  what: Extract<Notice, { type: 'changed' }>['what'],
  run: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  const result = await change(services, audit, run);
  services.notices.tell({ type: 'changed', what });
  return result;
}
