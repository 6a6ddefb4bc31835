import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { endOf, faultOf, missingNames } from './examine.ts';
import { issueAuthority, issueLeaf, type KeyPair, type Names } from './issue.ts';

export interface OwnAuthorityOptions {
  /** Data folder of the box. */
  readonly dataDir: string;
  /** Name of the authority, as the office's machines list it. */
  readonly name: string;
  /** Under which names and addresses the box can be reached, as it is now. */
  readonly names: () => Names;
  readonly clock: Clock;
  readonly log: Log;
}

const LOOK_MS = 10 * 60_000;
const RENEW_MS = 30 * 86_400_000;

/**
 * The box's own certificates, in the folder `tls`: the authority is made once, what it signs is renewed before it ends
 * and when the box gets another name or address.
 */
export class OwnAuthority {
  readonly #options: OwnAuthorityOptions;
  readonly #folder: string;
  #timer: Timer | null = null;

  constructor(options: OwnAuthorityOptions) {
    this.#options = options;
    this.#folder = join(options.dataDir, 'tls');
  }

  /** The authority's certificate and the box's own; made where they are missing. @throws what the disk throws */
  async open(): Promise<{ readonly authority: string; readonly leaf: KeyPair }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const { clock, name } = this.#options;
    const known = await this.#read('authority');
    const authority =
      known !== null && faultOf(known, clock.now()) === null
        ? known
        : await this.#write('authority', await issueAuthority(name, clock.now()));
    const leaf = await this.#read('box');
    const isGood = leaf !== null && authority === known && this.#isGood(leaf);
    return { authority: authority.certificate, leaf: isGood ? leaf : await this.#renew(authority) };
  }

  /** Looks every ten minutes; reads and writes nothing while all is well. */
  start(leaf: KeyPair, onRenewed: (leaf: KeyPair) => void): void {
    let current = leaf;
    this.#timer = this.#options.clock.every(LOOK_MS, () => {
      if (this.#isGood(current)) return;
      this.open()
        .then((opened) => {
          current = opened.leaf;
          onRenewed(current);
        })
        .catch((error: unknown) =>
          this.#options.log.error({ err: error }, 'the certificate could not be renewed'),
        );
    });
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #isGood(leaf: KeyPair): boolean {
    const { clock, names } = this.#options;
    const now = clock.now();
    if (faultOf(leaf, now) !== null || endOf(leaf.certificate) - now < RENEW_MS) return false;
    return missingNames(leaf.certificate, names()).length === 0;
  }

  async #renew(authority: KeyPair): Promise<KeyPair> {
    const { clock, log, names } = this.#options;
    const leaf = await issueLeaf(authority, names(), clock.now());
    log.info({}, 'made a certificate for the names and addresses of the box');
    return this.#write('box', leaf);
  }

  async #read(name: string): Promise<KeyPair | null> {
    try {
      const read = (end: string) => readFile(join(this.#folder, `${name}.${end}`), 'utf8');
      return { certificate: await read('crt'), key: await read('key') };
    } catch {
      return null;
    }
  }

  /** The key first: a power cut between the two leaves a pair that does not fit, and it is made anew. */
  async #write(name: string, pair: KeyPair): Promise<KeyPair> {
    await this.#replace(`${name}.key`, pair.key);
    await this.#replace(`${name}.crt`, pair.certificate);
    return pair;
  }

  async #replace(name: string, text: string): Promise<void> {
    const file = join(this.#folder, name);
    await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
  }
}
