import type { Clock } from '../../hw/clock.ts';
import type { BouncesConfig } from '../config/bounce-config.ts';
import type { Config } from '../config/config.ts';
import type { Raw } from '../config/fault.ts';
import { type Layers, OWN_SECTIONS, type OwnSection, type OwnSections } from '../config/layers.ts';
import { isReady, type ReadyMailConfig } from '../config/mail-config.ts';
import type { BackupFields } from '../http/contract/backup.ts';
import type { BounceFields, BouncesInput } from '../http/contract/bounces.ts';
import type {
  Configuration,
  LinesInput,
  LinksInput,
  MailFields,
  SectionPlace,
  SiteFields,
} from '../http/contract/configuration.ts';
import type { Along } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { putSection, readSections } from '../store/own-sections.ts';
import { BounceTests } from './bounce-tests.ts';
import { type FieldFault, fieldFaults } from './field-faults.ts';
import { backupWords, bounceWords, linkWords, listWords, mailWords, siteWords } from './in-file-words.ts';
import { MailTests } from './mail-tests.ts';
import { ownSectionsOf } from './own-sections.ts';
import { shownOf } from './shown.ts';

export interface OwnSettingsOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** What the box works with. */
  readonly config: Config;
  /** null: the configuration is given as a whole, as on the stage of the demo, and nothing can be set. */
  readonly layers: Layers | null;
  /** Sections of the browser that the box was started with. */
  readonly applied: OwnSections;
  /** Starts the box again with what is stored. */
  readonly restart: () => void;
}

/** What came of saving: nothing was stored where there are faults, or where the file sets the section. */
export type Saved =
  | { readonly type: 'saved' }
  | { readonly type: 'faults'; readonly faults: readonly FieldFault[] }
  | { readonly type: 'set-in-file' };

/** What is to be tried: as it is typed, or as the box works with it. */
export type ToTest<Way> =
  | { readonly type: 'ready'; readonly config: Way }
  | Exclude<Saved, { type: 'saved' }>;

export type ShownSettings = Omit<Configuration, 'walk'>;

/** The sections of the configuration that are set in the browser: shown, checked by the checks of the file, stored. */
export class OwnSettings {
  readonly mailTests: MailTests;
  readonly bounceTests: BounceTests;
  readonly #options: OwnSettingsOptions;

  constructor(options: OwnSettingsOptions) {
    this.#options = options;
    this.mailTests = new MailTests(options.clock);
    this.bounceTests = new BounceTests(options.clock);
  }

  async shown(): Promise<ShownSettings> {
    const { layers, config, applied } = this.#options;
    const stored = await this.#stored();
    const { config: next, faults } = layers?.settle(stored) ?? { config, faults: [] };
    return {
      places: this.#places(),
      ...shownOf(next),
      isApplied: JSON.stringify(stored) === JSON.stringify(applied),
      unused: faults.map(({ path, reason }) => ({ path, message: reason })),
    };
  }

  /** @param along stored in the same transaction, here and below */
  saveSite(site: SiteFields, along: Along): Promise<Saved> {
    return this.#save(along, () => ({ site: siteWords(site) }));
  }

  saveLines({ lines, extensions }: LinesInput, along: Along): Promise<Saved> {
    return this.#save(along, () => ({
      ...(lines === null ? {} : { lines: listWords(lines) }),
      ...(extensions === null ? {} : { extensions: listWords(extensions) }),
    }));
  }

  saveLinks({ items }: LinksInput, along: Along): Promise<Saved> {
    return this.#save(along, (stored) => ({ links: linkWords(items, stored) }));
  }

  saveMail(mail: MailFields, along: Along): Promise<Saved> {
    return this.#save(along, (stored) => ({ mail: mailWords(mail, stored) }));
  }

  saveBounces({ mailbox }: BouncesInput, along: Along): Promise<Saved> {
    return this.#save(along, (stored) => ({
      bounces: mailbox === null ? null : bounceWords(mailbox, stored),
    }));
  }

  async saveBackup(backup: BackupFields, along: Along): Promise<Saved> {
    const { folder, requireMount } = backup;
    const paths = Object.entries({ folder, requireMount });
    // In the file they count from its folder; who sits at the page knows of none.
    const faults = paths.filter(([, path]) => path !== '' && !path.startsWith('/'));
    if (faults.length > 0) {
      return {
        type: 'faults',
        faults: faults.map(([path]) => ({ path, message: 'is not an absolute path' })),
      };
    }
    return this.#save(along, () => ({ backup: folder === '' ? null : backupWords(backup) }));
  }

  /** The way that is typed, not stored; null: the one that the box works with. */
  mailToTest(typed: MailFields | null): Promise<ToTest<ReadyMailConfig>> {
    return this.#toTest('mail', typed, mailWords, ({ mail }) => (isReady(mail) ? mail : null));
  }

  /** The same for the mailbox of returned mails. */
  bouncesToTest(typed: BounceFields | null): Promise<ToTest<BouncesConfig>> {
    return this.#toTest('bounces', typed, bounceWords, ({ bounces }) => bounces);
  }

  async #toTest<Typed, Way>(
    name: OwnSection,
    typed: Typed | null,
    words: (typed: Typed, stored: OwnSections) => Raw,
    wayOf: (config: Config) => Way | null,
  ): Promise<ToTest<Way>> {
    const { config, layers } = this.#options;
    if (typed === null || layers === null) {
      const way = wayOf(config);
      if (way !== null) return { type: 'ready', config: way };
      return { type: 'faults', faults: [{ path: 'host', message: 'is missing' }] };
    }
    if (layers.places[name].type === 'file') return { type: 'set-in-file' };
    const loaded = layers.load({ [name]: words(typed, await this.#stored()) });
    if (loaded.type === 'faults') return { type: 'faults', faults: fieldFaults(loaded.faults, [name]) };
    const way = wayOf(loaded.config);
    return way === null ? { type: 'set-in-file' } : { type: 'ready', config: way };
  }

  /** Has the box work with what is stored from now on: it starts its rooms again, which takes a second or two. */
  takeOver(): void {
    this.#options.restart();
  }

  /** Breaks off what is being tried. */
  async stop(): Promise<void> {
    await Promise.all([this.mailTests.stop(), this.bounceTests.stop()]);
  }

  get siteName(): string {
    return this.#options.config.site.name;
  }

  async #stored(): Promise<OwnSections> {
    return ownSectionsOf(await readSections(this.#options.db.knex));
  }

  async #save(along: Along, change: (stored: OwnSections) => Changed): Promise<Saved> {
    const { layers, db, clock } = this.#options;
    const stored = await this.#stored();
    const changed = change(stored);
    const names = OWN_SECTIONS.filter((name) => changed[name] !== undefined);
    if (layers === null || names.some((name) => layers.places[name].type === 'file')) {
      return { type: 'set-in-file' };
    }
    const loaded = layers.load(withChanges(stored, changed));
    if (loaded.type === 'faults') {
      // A section of another form that was not good before does not stand in the way of this one.
      const before = layers.settle(stored).faults.map(({ path }) => path);
      const faults = loaded.faults.filter(
        ({ path }) => !before.includes(path) || names.some((name) => path.startsWith(name)),
      );
      if (faults.length > 0) return { type: 'faults', faults: fieldFaults(faults, names) };
    }
    await db.knex.transaction(async (trx) => {
      for (const name of names) await putSection(trx, name, changed[name], clock.now());
      await along(trx);
    });
    return { type: 'saved' };
  }

  #places(): Record<OwnSection, SectionPlace> {
    const { layers } = this.#options;
    const of = (name: OwnSection): SectionPlace => {
      if (layers === null) return { type: 'demo' };
      const place = layers.places[name];
      return place.type === 'file' ? { ...place, file: layers.filename } : place;
    };
    return Object.fromEntries(OWN_SECTIONS.map((name) => [name, of(name)])) as Record<
      OwnSection,
      SectionPlace
    >;
  }
}

/** Sections as they shall be from now on; null: not set any more. */
type Changed = { readonly [Name in OwnSection]?: Raw | null };

function withChanges(stored: OwnSections, changed: Changed): OwnSections {
  const next = Object.entries({ ...stored, ...changed }).filter(([, value]) => value !== null);
  return Object.fromEntries(next);
}
