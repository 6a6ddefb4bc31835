import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * `t=1764230400,v1=hex`: HMAC-SHA256 over `t.body` with the secret that both sides know. The time is signed along, so
 * that a copy of an old message can be told from a new one.
 *
 * @param seconds since 1970
 */
export function signatureOf(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${digest(body, secret, seconds)}`;
}

/** What a receiver does: is the body signed with our secret, at most `toleranceSeconds` ago? */
export function isSigned(
  body: string,
  header: string,
  secret: string,
  { now, toleranceSeconds }: { readonly now: number; readonly toleranceSeconds: number },
): boolean {
  const [, seconds = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (seconds === '' || Math.abs(now - Number(seconds)) > toleranceSeconds) return false;
  const expected = digest(body, secret, Number(seconds));
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function digest(body: string, secret: string, seconds: number): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}
