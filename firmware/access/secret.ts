import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses; safe in addresses, cookies and headers. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Begins every interface token, so that a scanner of repositories knows one when it sees it. */
export const TOKEN_PREFIX = 'rsb_';

/** Six digits to read from one screen and to type at another. */
export function newPairingCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Letters and digits that are not taken for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** For typing by hand: two groups of five, 49 bits. */
export function newSetupCode(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As it is compared: people type it in small letters, with a blank, or without the dash. */
export function foldSetupCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

/** What the store keeps of a secret that is as long as these: it cannot be turned back, and it needs no salt. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares two fingerprints without telling by its time how far they agree. */
export function sameFingerprint(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
