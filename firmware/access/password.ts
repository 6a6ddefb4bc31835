import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What one check of a password costs: N of scrypt with r = 8, p = 1 (32 MB, about an eighth of a second). */
export const SCRYPT_COST = 32_768;

const BLOCK_SIZE = 8;
const KEY_LENGTH = 32;
const SALT_LENGTH = 16;
/** More at once would take the memory of a small machine; the others wait their turn. */
const AT_ONCE = 2;
/** Who comes when so many wait is refused: a flood must not fill the memory. */
const MOST_WAITING = 32;

/** Too many passwords are being checked. */
export class BusyError extends Error {}

/** Makes and checks password hashes: `scrypt$N$salt$key`, the last two in base64url. */
export class Passwords {
  readonly #cost: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(cost: number = SCRYPT_COST) {
    this.#cost = cost;
  }

  /** @throws BusyError */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_LENGTH);
    const key = await this.#derive(password, salt, this.#cost);
    return ['scrypt', this.#cost, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /**
   * Takes the same time whether the person exists or not.
   *
   * @param stored null for a person who does not exist
   * @throws BusyError
   */
  async check(password: string, stored: string | null): Promise<boolean> {
    const [, cost = String(this.#cost), salt = '', key = ''] = (stored ?? '').split('$');
    const known = stored === null ? Buffer.alloc(KEY_LENGTH) : Buffer.from(key, 'base64url');
    const derived = await this.#derive(password, Buffer.from(salt, 'base64url'), Number(cost));
    return timingSafeEqual(derived, known) && stored !== null;
  }

  async #derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
    await this.#turn();
    try {
      return await deriveKey(password.normalize('NFKC'), salt, cost);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= MOST_WAITING) throw new BusyError('too many passwords are being checked');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
  }
}

function deriveKey(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options = { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 1_048_576 + 256 * cost * BLOCK_SIZE };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_LENGTH, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
