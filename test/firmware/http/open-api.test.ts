import { readFileSync } from 'node:fs';
import test from 'ava';
import { openApi } from '../../../firmware/http/open-api.ts';
import { namedRoutes } from '../../../firmware/http/route-table.ts';
import { administratorOf, as, pairedWith, STRANGER, tokenFor } from '../../support/people.ts';
import { startBox } from '../../support/test-box.ts';

const ROUTES = namedRoutes();
const DOCUMENT = openApi(ROUTES);

test('the written description is the one of the routes', (t) => {
  const written = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
  t.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(DOCUMENT)), 'run npm run docs');
});

test('every route is described once, under a name of its own, with what it takes and gives', (t) => {
  const described = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  t.deepEqual(described.toSorted(), served.toSorted());
  const names = [...JSON.stringify(DOCUMENT).matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name);
  t.is(new Set(names).size, ROUTES.length);
  t.like(DOCUMENT.paths['/api/calls/{key}/memo'], {
    post: {
      security: [{ token: ['calls:write'] }, { session: [] }],
      parameters: [
        { name: 'key', in: 'path', required: true },
        { $ref: '#/components/parameters/OwnHeader' },
      ],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Memo' } } } },
    },
  });
});

test('what the description refers to is in it', (t) => {
  const references = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  t.true(references.length > 100);
  for (const [, path = ''] of references) {
    let place: unknown = DOCUMENT;
    for (const name of path.split('/')) place = (place as Readonly<Record<string, unknown>>)[name];
    t.truthy(place, path);
  }
});

test('the box gives its description to who has come in, and to a program that may read settings', async (t) => {
  const box = await startBox(t);
  const ask = (known: Readonly<Record<string, string>>) => as(known, box, 'GET', '/api/openapi.json');
  t.is((await ask(STRANGER)).code, 'log-in');
  t.is((await ask(await tokenFor(box, ['calls:read']))).code, 'forbidden');
  t.deepEqual((await ask(administratorOf(box))).body, JSON.parse(JSON.stringify(DOCUMENT)));
  t.is((await ask(await pairedWith(box, { name: '受付' }))).status, 200);
  t.is((await ask(await tokenFor(box, ['settings:read']))).status, 200);
});
