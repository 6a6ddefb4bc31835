import type { Principal, Scope } from '../access/principal.ts';
import { mayUse, type Who } from '../access/who.ts';
import type { Route } from './route.ts';
import { allRoutes } from './routes.ts';
import type { Services } from './services.ts';

/** One line of the table of routes and roles. */
export interface RouteRow {
  readonly method: Route['method'];
  readonly path: string;
  readonly who: Who;
  readonly audited: boolean;
}

/** The routes of the box without a box: they are named, and none of their handlers runs. */
export function namedRoutes(): Route[] {
  return allRoutes({} as Services, null);
}

export function rowsOf(routes: readonly Route[]): RouteRow[] {
  return routes
    .map(({ method, path, who, audited }) => ({ method, path, who, audited }))
    .sort((a, b) => (a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1));
}

const NOBODY: Principal = { type: 'anonymous' };
const ADMINISTRATOR: Principal = { type: 'administrator', id: '', name: '', session: '' };
const terminal = (representativeId: string | null): Principal => ({
  ...{ type: 'terminal', id: '', name: '', session: '', extension: null, representativeId },
});

/** `docs/routes.md`: made from the very routes that the box serves. */
export function routeReference(rows: readonly RouteRow[]): string {
  const lines = rows.map((row) => {
    const { method, path, who } = row;
    const cells = [
      `\`${method} ${path}\``,
      mark(NOBODY, who),
      mark(terminal(null), who),
      limitedMark(who),
      mark(ADMINISTRATOR, who),
      scopeOf(who) ?? '–',
      row.audited ? 'yes' : '–',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [HEAD, ...lines, ''].join('\n');
}

const mark = (principal: Principal, who: Who): string => (mayUse(principal, who) === 'yes' ? 'yes' : '–');

function limitedMark(who: Who): string {
  if (who.role === 'desk' && who.limited === 'own') return 'own only';
  return mark(terminal('one'), who);
}

export function scopeOf(who: Who): Scope | null {
  return 'scope' in who ? who.scope : null;
}

const HEAD = `# Who may use which route

Made by \`npm run docs\` from the routes themselves. What is not in this table is refused. *Stranger*: has not logged in. *Terminal*: a paired browser;
*limited*: one that sees only the customers of one representative, and *own only* means that the route leaves out everybody else's.
*Token*: the scope that lets a program in. *Audited*: its use is in the audit log. What the rules mean is in [access.md](access.md).

| route | stranger | terminal | limited terminal | administrator | token | audited |
| --- | --- | --- | --- | --- | --- | --- |`;
