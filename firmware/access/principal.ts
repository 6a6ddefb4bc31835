/** What an interface token may do, for programs of others. */
export const SCOPES = [
  'board:read',
  'calls:read',
  'calls:write',
  'customers:read',
  'customers:write',
  'mail:read',
  'mail:write',
  'mode:write',
  'settings:read',
  'metrics:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. Made by the gate from a cookie or a token, and by nothing else. */
export type Principal =
  /** Nobody has said who this is. */
  | { readonly type: 'anonymous' }
  | { readonly type: 'administrator'; readonly id: string; readonly name: string; readonly session: string }
  /** A paired browser. `representativeId`: it sees only the customers of this one; null: it sees everybody's. */
  | {
      readonly type: 'terminal';
      readonly id: string;
      readonly name: string;
      readonly extension: string | null;
      readonly representativeId: string | null;
      readonly session: string;
    }
  | {
      readonly type: 'token';
      readonly id: string;
      readonly name: string;
      readonly scopes: readonly Scope[];
    }
  /** Whoever opens the demo on the machine it runs on: an administrator without a name. */
  | { readonly type: 'demo' };

/** The representative whose customers are all that the principal may see; null where there is no such limit. */
export function limitOf(principal: Principal): string | null {
  return principal.type === 'terminal' ? principal.representativeId : null;
}

/** With what a live view has to end: the session, or the key of the token; null for who came in without either. */
export function sessionOf(principal: Principal): string | null {
  if (principal.type === 'token') return principal.id;
  return 'session' in principal ? principal.session : null;
}

/** Name under which an act of the principal is kept. */
export function nameOf(principal: Principal): string {
  switch (principal.type) {
    case 'anonymous':
      return '';
    case 'demo':
      return 'demo';
    default:
      return principal.name;
  }
}

/**
 * Who signs a memo or takes a call over. Several people may share a desk: the name that one of them gave stands
 * first, and what the box knows for certain stands behind it.
 *
 * @param given what the person typed; '' where nothing was
 */
export function signatureOf(principal: Principal, given: string): string {
  const typed = given.trim();
  if (principal.type === 'demo') return typed === '' ? 'demo' : typed;
  const known = nameOf(principal);
  return typed === '' || typed === known ? known : `${typed}（${known}）`;
}
