import { administrator } from '../../access/who.ts';
import { callCells, callTitles } from '../../exchange/call-table.ts';
import { beginningOf, encoded } from '../../exchange/charset.ts';
import { csvText } from '../../exchange/csv-write.ts';
import { type CallFilter, pageCalls } from '../../store/call-pages.ts';
import { filterOf } from '../call-filter.ts';
import { CallExport } from '../contract/calls.ts';
import { download } from '../download.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

/** So many calls are read at once: between two readings the database is free for the telephone. */
const BATCH = 200;

export function callExportRoutes(services: Services): Route[] {
  return [
    download({
      db: services.db,
      path: '/api/calls.csv',
      summary: 'History as a CSV file',
      who: administrator('calls:read'),
      query: CallExport,
      reply: 'text/csv',
      handle: ({ charset, lang, ...query }) => ({
        name: 'calls.csv',
        type: `text/csv; charset=${charset}`,
        body: file(services, filterOf(query, services.office.plan), charset, lang),
      }),
    }),
  ];
}

async function* file(
  { db, office, wording }: Services,
  filter: CallFilter | null,
  charset: 'utf-8' | 'shift_jis',
  language: 'ja' | 'en',
): AsyncGenerator<Buffer> {
  const words = { ...wording, language, time: office.time, lineName: office.lineName };
  yield beginningOf(charset);
  yield encoded(csvText([callTitles(language)]), charset);
  for (let cursor: string | undefined, more = filter !== null; more && filter !== null; ) {
    const page = await pageCalls(db.knex, { ...filter, limit: BATCH, cursor });
    yield encoded(csvText(page.items.map((call) => callCells(call, words))), charset);
    cursor = page.next ?? undefined;
    more = page.next !== null;
  }
}
