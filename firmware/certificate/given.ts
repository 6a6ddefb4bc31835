import { readFile } from 'node:fs/promises';
import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { ConfigError } from '../errors.ts';
import { endOf, faultOf } from './examine.ts';
import type { KeyPair } from './issue.ts';

export interface GivenCertificateOptions {
  readonly files: { readonly certificate: string; readonly key: string };
  readonly clock: Clock;
  readonly log: Log;
}

const LOOK_MS = 10 * 60_000;
const SOON_MS = 14 * 86_400_000;

/** A certificate that the office brings itself, in two files that somebody may replace while the box runs. */
export class GivenCertificate {
  readonly #options: GivenCertificateOptions;
  #timer: Timer | null = null;
  /** What the last look has found: the log says it once. */
  #found = '';

  constructor(options: GivenCertificateOptions) {
    this.#options = options;
  }

  /** @throws ConfigError when it cannot be used */
  async open(): Promise<KeyPair> {
    const { files, clock } = this.#options;
    const pair = { certificate: await read(files.certificate), key: await read(files.key) };
    const fault = faultOf(pair, clock.now());
    if (fault === null) return pair;
    throw new ConfigError(`http.certificate: ${fault}`, {
      details: [
        `Certificate: ${files.certificate}, key: ${files.key}`,
        'Give a certificate (with the chain) and its key as PEM files, or leave http.certificate out.',
      ],
    });
  }

  /** Looks every ten minutes. Files that cannot be used, or of which one is not replaced yet, change nothing. */
  start(pair: KeyPair, onReplaced: (pair: KeyPair) => void): void {
    let current = pair;
    this.#timer = this.#options.clock.every(LOOK_MS, () => {
      this.open()
        .then((opened) => {
          this.#warnOfEnd(opened);
          if (opened.certificate === current.certificate && opened.key === current.key) return;
          current = opened;
          this.#options.log.info({}, 'the certificate was replaced');
          onReplaced(current);
        })
        .catch((error: unknown) => {
          if (!this.#isNews(String(error))) return;
          this.#options.log.error({ err: error }, 'the certificate on the disk cannot be used');
        });
    });
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #warnOfEnd({ certificate }: KeyPair): void {
    const { clock, log } = this.#options;
    const endsAt = endOf(certificate);
    const isSoon = endsAt - clock.now() < SOON_MS;
    if (!this.#isNews(isSoon ? `ends ${endsAt}` : '') || !isSoon) return;
    const until = new Date(endsAt).toISOString();
    log.warn({ until }, 'the certificate ends soon: replace its files');
  }

  #isNews(finding: string): boolean {
    const isNews = finding !== this.#found;
    this.#found = finding;
    return isNews;
  }
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new ConfigError(`http.certificate: ${file} cannot be read (${code})`, { cause });
  });
}
