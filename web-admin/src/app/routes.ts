/** A place in the application. Every place has an address of its own, so that Back and a bookmark work. */
export type Route =
  | { readonly page: 'board'; readonly wall: boolean }
  | { readonly page: 'history' }
  | { readonly page: 'customers' }
  | { readonly page: 'customer'; readonly id: string }
  | { readonly page: 'new-customer' }
  | { readonly page: 'mail' }
  | { readonly page: 'statistics' }
  | { readonly page: 'settings' }
  | { readonly page: 'start' }
  | { readonly page: 'schedule' }
  | { readonly page: 'import' }
  | { readonly page: 'hardware' }
  | { readonly page: 'demo' }
  | { readonly page: 'demo-equipment' }
  | { readonly page: 'gate'; readonly door: Door }
  | { readonly page: 'nowhere' };

/** A screen for who has not come in yet. */
export type Door = (typeof DOORS)[number];
const DOORS = ['login', 'pair', 'setup', 'ca'] as const;

const PLAIN = [
  'history',
  'customers',
  'mail',
  'statistics',
  'settings',
  'start',
  'schedule',
  'import',
  'hardware',
  'demo',
] as const;

/** From a path and its query to a place; anything unknown is `nowhere`, never an error. */
export function parseRoute(path: string, query: URLSearchParams): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second] = parts;
  if (first === undefined) return { page: 'board', wall: query.get('wall') === '1' };
  if (first === 'customers' && second !== undefined && parts.length === 2) {
    if (second === 'new') return { page: 'new-customer' };
    const id = decoded(second);
    return id === null ? { page: 'nowhere' } : { page: 'customer', id };
  }
  if (first === 'demo' && second === 'equipment' && parts.length === 2) return { page: 'demo-equipment' };
  const door = parts.length === 1 ? DOORS.find((one) => one === first) : undefined;
  if (door !== undefined) return { page: 'gate', door };
  const plain = parts.length === 1 ? PLAIN.find((page) => page === first) : undefined;
  return plain === undefined ? { page: 'nowhere' } : { page: plain };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Which entry of the navigation is current at a place. */
export function section(
  route: Route,
): 'board' | 'history' | 'customers' | 'mail' | 'statistics' | 'settings' | 'demo' | null {
  switch (route.page) {
    case 'customer':
    case 'new-customer':
      return 'customers';
    case 'hardware':
    case 'start':
    case 'schedule':
    case 'import':
      return 'settings';
    case 'demo-equipment':
      return 'demo';
    case 'gate':
    case 'nowhere':
      return null;
    default:
      return route.page;
  }
}
