import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import type { KeyPair } from '../../certificate/issue.ts';
import type { HttpConfig } from '../../config/config.ts';
import type { CertificateInput, CertificateState } from '../../http/contract/certificate.ts';
import { isLoopbackName, type OwnNames, ownNames } from '../../http/names.ts';
import type { CertificateFault, Certificates } from '../../http/services.ts';
import type { Transaction } from '../../store/connection.ts';
import type { Database } from '../../store/database.ts';
import { putSection, readSections } from '../../store/own-sections.ts';

export interface PageCertificateOptions {
  readonly http: HttpConfig;
  readonly db: Pick<Database, 'knex'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Name under which a certificate that was brought by the browser is stored. */
const SECTION = 'certificate';

/** The certificate of the page: what is in use, and what an administrator brings in its place. */
export class PageCertificate implements Certificates {
  readonly #options: PageCertificateOptions;
  #inUse: KeyPair | null = null;
  #brought: KeyPair | null = null;
  #unused: string | null = null;

  constructor(options: PageCertificateOptions) {
    this.#options = options;
  }

  /** Reads what was brought. One that cannot be used any more never keeps the page from opening. */
  async start(): Promise<void> {
    const { db, clock, log } = this.#options;
    if (this.#place() !== 'box') return;
    const stored = pairOf((await readSections(db.knex)).get(SECTION));
    if (stored === null) return;
    const { faultOf } = await import('../../certificate/examine.ts');
    this.#unused = faultOf(stored, clock.now());
    if (this.#unused === null) this.#brought = stored;
    else
      log.error(
        { reason: this.#unused },
        'the certificate of the browser cannot be used; the box makes its own',
      );
  }

  /** The one that was brought, where it can be used. */
  get brought(): KeyPair | null {
    return this.#brought;
  }

  /** The page is opened with it. */
  use(pair: KeyPair): void {
    this.#inUse = pair;
  }

  /** By which people reach the box: its own, those of the file, and what the certificate is made out for. */
  async names(): Promise<() => OwnNames> {
    const { names } = this.#options.http;
    if (this.#brought === null) return () => ownNames(names);
    const { namesOf } = await import('../../certificate/examine.ts');
    const more = namesOf(this.#brought.certificate);
    return () => ownNames([...names, ...more]);
  }

  async state(): Promise<CertificateState> {
    const { http } = this.#options;
    const place = this.#place();
    const nothing = { names: [], missing: [], until: null, fingerprint: '', unused: null };
    if (place === 'plain' || this.#inUse === null) return { kind: 'plain', file: null, ...nothing };
    const { endOf, fingerprintOf, missingNames, namesOf } = await import('../../certificate/examine.ts');
    const { certificate } = this.#inUse;
    return {
      kind: place === 'file' ? 'file' : this.#brought === null ? 'own' : 'browser',
      file: http.certificate?.file ?? null,
      names: namesOf(certificate),
      missing: missingNames(certificate, { names: ownNames(http.names).names.slice(1), addresses: [] }),
      until: endOf(certificate),
      fingerprint: fingerprintOf(certificate),
      unused: this.#unused,
    };
  }

  async faultOf(pair: CertificateInput): Promise<CertificateFault | null> {
    if (this.#place() === 'file') return 'set-in-file';
    const { faultOf } = await import('../../certificate/examine.ts');
    const fault = faultOf(pair, this.#options.clock.now());
    if (fault === null) return null;
    return { path: fault.startsWith('the key') ? 'key' : 'certificate', message: fault };
  }

  put(trx: Transaction, pair: CertificateInput | null): Promise<void> {
    return putSection(trx, SECTION, pair, this.#options.clock.now());
  }

  /** Who says which one is used: nobody, the file, or the box itself. */
  #place(): 'plain' | 'file' | 'box' {
    const { host, certificate } = this.#options.http;
    if (isLoopbackName(host)) return 'plain';
    return certificate === null ? 'box' : 'file';
  }
}

function pairOf(stored: unknown): KeyPair | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { certificate, key } = stored as Readonly<Record<string, unknown>>;
  return typeof certificate === 'string' && typeof key === 'string' ? { certificate, key } : null;
}
