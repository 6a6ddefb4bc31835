import type { Readable } from 'node:stream';
import { z } from 'zod';
import { administrator } from '../../access/who.ts';
import { ImportColumns, ImportCommit, ImportState } from '../contract/import.ts';
import { invalid } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import type { Services } from '../services.ts';

const Named = z.object({ name: z.string().max(200).default('') });

/** Import of customers: a file is sent, looked at, and written as a whole or not at all (SPEC B4). */
export function importRoutes({ imports }: Services): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/import',
      summary: 'How the import stands',
      who: administrator(),
      reply: ImportState,
      handle: () => imports.state,
    }),
    upload(imports),
    route({
      method: 'PUT',
      path: '/api/import/columns',
      summary: 'Say what the columns of the file are',
      who: administrator(),
      body: ImportColumns,
      reply: ImportState,
      handle: ({ body }) => {
        imports.setFields(body.fields);
        return imports.state;
      },
    }),
    route({
      method: 'POST',
      path: '/api/import/commit',
      summary: 'Write the customers of the file',
      who: administrator(),
      body: ImportCommit,
      reply: ImportState,
      handle: ({ body, audit }) => {
        imports.commit(body.duplicates, audit.later());
        return imports.state;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/import',
      summary: 'Leave the import',
      who: administrator(),
      reply: Done,
      handle: async () => {
        await imports.cancel();
        return done;
      },
    }),
  ];
}

/** The body is the file; it goes to the disk as it comes. Its type is one that no form of another site can send. */
function upload(imports: Services['imports']): Route {
  return {
    method: 'POST',
    path: '/api/import',
    summary: 'Send a file of customers',
    who: administrator(),
    audited: true,
    schemas: { query: Named, body: 'application/octet-stream', reply: ImportState },
    register(app) {
      app.register(async (scope) => {
        // What is read as something else would be no file any more.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('application/octet-stream', (_request, body, next) => next(null, body));
        scope.post('/api/import', async (request, reply) => {
          const query = Named.safeParse(request.query);
          if (!query.success) throw invalid('query', query.error);
          await imports.receive(query.data.name, request.body as Readable);
          return reply.send(ImportState.parse(imports.state));
        });
      });
    },
  };
}
