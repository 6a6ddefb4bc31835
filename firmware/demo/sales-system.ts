import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CsvRule } from '../information/rule.ts';
import { CUSTOMERS } from './customers.ts';

const [NUMBER, QUOTES, DELIVERY] = ['電話番号', '進行中の見積', '次の納品'] as const;

/** What the invented sales system exports every night: the customers that buy something now. */
const EXPORTED: readonly (readonly [customer: string, quotes: string, delivery: string])[] = [
  ['株式会社青葉製作所', '2 件　¥1,284,000', '配管部材一式（金曜 午前）'],
  ['有限会社みなと運輸', '1 件　¥96,000', ''],
  ['北斗印刷株式会社', '', '交換用フィルター 12 個（月曜）'],
];

/** Puts the export of a sales system beside the demo's data. @returns the rule that reads it (SPEC F4) */
export function exportSalesSystem(dataDir: string): CsvRule {
  const file = join(dataDir, 'sales-system.csv');
  const rows = EXPORTED.flatMap(([name, quotes, delivery]) => {
    const numbers = CUSTOMERS.find((customer) => customer.name === name)?.numbers ?? [];
    return numbers.map(([number]) => [number, quotes, delivery]);
  });
  const text = [[NUMBER, QUOTES, DELIVERY], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
  writeFileSync(file, `${text}\r\n`);
  return {
    type: 'csv',
    name: 'sales',
    title: '販売管理',
    file,
    numberColumn: NUMBER,
    fields: [QUOTES, DELIVERY].map((column) => ({ label: column, from: column })),
    cron: '15 5 * * *',
  };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
