import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Who } from '../access/who.ts';
import type { Database } from '../store/database.ts';
import { invalid } from './refusal.ts';
import type { MediaType, Route } from './route.ts';

/** A file that is made while it is fetched. */
export interface Download {
  /** ASCII, without a path. */
  readonly name: string;
  readonly type: string;
  readonly body: AsyncIterable<Buffer>;
}

interface DownloadShape<Q extends z.ZodType> {
  readonly db: Pick<Database, 'knex'>;
  readonly path: string;
  readonly summary: string;
  readonly who: Who;
  readonly query: Q;
  readonly reply: MediaType;
  handle(query: z.output<Q>): Download;
}

/** A route whose answer is a file and may be far larger than the memory: it is read as fast as it is taken. */
export function download<Q extends z.ZodType>(shape: DownloadShape<Q>): Route {
  return {
    method: 'GET',
    path: shape.path,
    summary: shape.summary,
    who: shape.who,
    // Whole lists leave the box here: who fetched one is written down.
    audited: true,
    schemas: { query: shape.query, reply: shape.reply },
    register(app) {
      app.get(shape.path, async (request, reply) => {
        const query = shape.query.safeParse(request.query);
        if (!query.success) throw invalid('query', query.error);
        // Nothing leaves the box before it is written down.
        await request.audit.write(shape.db.knex);
        const { name, type, body } = shape.handle(query.data);
        return reply
          .header('content-disposition', `attachment; filename="${name}"`)
          .header('cache-control', 'no-store')
          .type(type)
          .send(Readable.from(body));
      });
    },
  };
}
