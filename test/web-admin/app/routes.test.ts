import test from 'ava';
import { parseRoute, type Route, section } from '../../../web-admin/src/app/routes.ts';

const route = test.macro({
  exec(t, address: string, expected: Route) {
    const url = new URL(address, 'http://box');
    t.deepEqual(parseRoute(url.pathname, url.searchParams), expected);
  },
  title: (_, address: string, expected: Route) => `${address} is the page ${expected.page}`,
});
test(route, '/', { page: 'board', wall: false });
test(route, '/?wall=1', { page: 'board', wall: true });
test(route, '/history?outcome=missed', { page: 'history' });
test(route, '/customers', { page: 'customers' });
test(route, '/customers/', { page: 'customers' });
test(route, '/customers/new?number=03', { page: 'new-customer' });
test(route, '/customers/a%2Fb', { page: 'customer', id: 'a/b' });
test(route, '/customers/%', { page: 'nowhere' });
test(route, '/customers/1/2', { page: 'nowhere' });
test(route, '/mail', { page: 'mail' });
test(route, '/settings', { page: 'settings' });
test(route, '/hardware', { page: 'hardware' });
test(route, '/demo', { page: 'demo' });
test(route, '/demo/equipment', { page: 'demo-equipment' });
test(route, '/demo/x', { page: 'nowhere' });
test(route, '/constructor', { page: 'nowhere' });

test('a page behind another is marked there in the navigation', (t) => {
  t.is(section({ page: 'customer', id: 'x' }), 'customers');
  t.is(section({ page: 'hardware' }), 'settings');
  t.is(section({ page: 'nowhere' }), null);
});
