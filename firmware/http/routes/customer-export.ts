import { administrator } from '../../access/who.ts';
import { beginningOf, encoded } from '../../exchange/charset.ts';
import { csvText } from '../../exchange/csv-write.ts';
import type { CustomerRecord } from '../../exchange/customer-record.ts';
import { customerCells, customerTitles } from '../../exchange/customer-table.ts';
import { vcardOf } from '../../exchange/vcard-write.ts';
import type { Customer } from '../../store/customer-row.ts';
import { pageCustomers } from '../../store/customers.ts';
import { CardExport, CustomerExport } from '../contract/import.ts';
import { download } from '../download.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

/** So many customers are read at once: between two readings the database is free for the telephone. */
const BATCH = 200;

export function customerExportRoutes(services: Services): Route[] {
  return [
    download({
      db: services.db,
      path: '/api/customers.csv',
      summary: 'All customers as a CSV file',
      who: administrator('customers:read'),
      query: CustomerExport,
      reply: 'text/csv',
      handle: ({ charset, lang }) => ({
        name: 'customers.csv',
        type: `text/csv; charset=${charset}`,
        body: csv(services, charset, lang),
      }),
    }),
    download({
      db: services.db,
      path: '/api/customers.vcf',
      summary: 'All customers as vCards',
      who: administrator('customers:read'),
      query: CardExport,
      reply: 'text/vcard',
      handle: ({ version }) => ({
        name: 'customers.vcf',
        type: 'text/vcard; charset=utf-8',
        body: cards(services, version),
      }),
    }),
  ];
}

async function* csv(
  services: Services,
  charset: 'utf-8' | 'shift_jis',
  language: 'ja' | 'en',
): AsyncGenerator<Buffer> {
  yield beginningOf(charset);
  yield encoded(csvText([customerTitles(language)]), charset);
  for await (const customers of batches(services)) {
    yield encoded(csvText(customers.map((one) => customerCells(recordOf(one)))), charset);
  }
}

async function* cards(services: Services, version: '3.0' | '4.0'): AsyncGenerator<Buffer> {
  for await (const customers of batches(services)) {
    yield Buffer.from(customers.map((one) => vcardOf(recordOf(one), version)).join(''));
  }
}

async function* batches({ db }: Services): AsyncGenerator<readonly Customer[]> {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await pageCustomers(db.knex, { limit: BATCH, cursor });
    yield page.items;
    cursor = page.next ?? undefined;
    more = page.next !== null;
  }
}

function recordOf(customer: Customer): CustomerRecord {
  return { ...customer, representative: customer.representative?.name ?? '' };
}
