import { limitOf, type Principal } from '../access/principal.ts';
import type { Handle } from '../store/connection.ts';
import { isOwnCall, isOwnCustomer, isOwnMail } from '../store/own.ts';
import { notFound } from './refusal.ts';

interface Family {
  /** Begins the path of every route about one such thing. */
  readonly path: string;
  readonly param: 'key' | 'id';
  readonly name: string;
  isOwn(db: Handle, key: string, representative: string): Promise<boolean>;
}

const FAMILIES: readonly Family[] = [
  { path: '/api/calls/:key', param: 'key', name: 'call', isOwn: isOwnCall },
  { path: '/api/outbox/:key', param: 'key', name: 'mail', isOwn: isOwnMail },
  { path: '/api/customers/:id', param: 'id', name: 'customer', isOwn: isOwnCustomer },
];

/** Is a route about one thing that belongs to a representative? */
export function familyOf(path: string): Family | null {
  return FAMILIES.find((one) => path === one.path || path.startsWith(`${one.path}/`)) ?? null;
}

/**
 * Keeps a limited terminal from the calls, mails and customers of other representatives, on every route about one of
 * them. They do not exist for it.
 *
 * @throws RefusalError
 */
export async function requireOwn(
  db: Handle,
  principal: Principal,
  path: string,
  params: unknown,
): Promise<void> {
  const representative = limitOf(principal);
  const family = familyOf(path);
  if (representative === null || family === null) return;
  const { [family.param]: key = '' } = params as Readonly<Record<string, string>>;
  if (!(await family.isOwn(db, key, representative))) throw notFound(family.name);
}
