import { writeFileSync } from 'node:fs';
import { configReference } from '../firmware/config/reference.ts';
import { schemaTree } from '../firmware/config/schema-tree.ts';
import { openApi } from '../firmware/http/open-api.ts';
import { namedRoutes, routeReference, rowsOf } from '../firmware/http/route-table.ts';

// `npm run docs`: the references are made from the schema and from the routes, so that they cannot tell of others.
const write = (name: string, text: string) =>
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), text);
write('configuration.md', configReference(schemaTree));
write('openapi.json', `${JSON.stringify(openApi(namedRoutes()), null, 1)}\n`);
write('routes.md', routeReference(rowsOf(namedRoutes())));
