import type { Principal, Scope } from './principal.ts';

/**
 * Who may use a route. Every route says it; what no rule lets in is refused.
 *
 * - `anyone`: also who has not logged in: the doors themselves, and what a machine asks that watches the box
 * - `desk`: administrators and paired terminals. `limited` is what a terminal gets that is limited to one
 *   representative: `all` where nothing of customers is in it, `own` where the handler leaves out what is not his,
 *   `nothing` where it is refused
 * - `administrator`
 * - `demo`: every desk, and only while the equipment is simulated
 *
 * `scope`: an interface token with it may use the route too; null: no token may.
 */
export type Who =
  | { readonly role: 'anyone' }
  | { readonly role: 'desk'; readonly limited: Limited; readonly scope: Scope | null }
  | { readonly role: 'administrator'; readonly scope: Scope | null }
  | { readonly role: 'demo' };

export type Limited = 'all' | 'own' | 'nothing';

export const ANYONE: Who = { role: 'anyone' };
export const DEMO: Who = { role: 'demo' };
export const administrator = (scope: Scope | null = null): Who => ({ role: 'administrator', scope });
export const desk = (limited: Limited, scope: Scope | null = null): Who => ({ role: 'desk', limited, scope });

/** `log-in`: the principal has to say who it is; `no`: it has, and may not. */
export type Verdict = 'yes' | 'log-in' | 'no';

/** The only place that decides. */
export function mayUse(principal: Principal, who: Who): Verdict {
  if (who.role === 'anyone') return 'yes';
  switch (principal.type) {
    case 'anonymous':
      return 'log-in';
    case 'demo':
    case 'administrator':
      return 'yes';
    case 'terminal':
      return terminalMay(principal.representativeId !== null, who) ? 'yes' : 'no';
    case 'token':
      return 'scope' in who && who.scope !== null && principal.scopes.includes(who.scope) ? 'yes' : 'no';
  }
}

function terminalMay(isLimited: boolean, who: Who): boolean {
  if (who.role === 'demo') return true;
  return who.role === 'desk' && (!isLimited || who.limited !== 'nothing');
}
