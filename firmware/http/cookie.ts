import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-`: the browser takes it only over HTTPS, from this very name, for all of its paths. */
const SECURE_NAME = '__Host-rusuban';
const PLAIN_NAME = 'rusuban';
const YEAR_SECONDS = 365 * 86_400;

const nameFor = ({ protocol }: FastifyRequest): string => (protocol === 'https' ? SECURE_NAME : PLAIN_NAME);

/** The session cookie of a request. Without HTTPS, which is on loopback only, it goes by another name. */
export function readCookie(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request)];
}

/** How long it really is good is decided by the session. */
export function giveCookie(reply: FastifyReply, value: string): void {
  reply.setCookie(nameFor(reply.request), value, {
    path: '/',
    httpOnly: true,
    secure: reply.request.protocol === 'https',
    sameSite: 'lax',
    maxAge: YEAR_SECONDS,
  });
}

export function forgetCookie(reply: FastifyReply): void {
  const secure = reply.request.protocol === 'https';
  reply.clearCookie(nameFor(reply.request), { path: '/', httpOnly: true, secure, sameSite: 'lax' });
}
