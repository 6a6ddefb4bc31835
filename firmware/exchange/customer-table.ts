import type { CustomerRecord } from './customer-record.ts';

type Column = readonly [ja: string, en: string, cell: (customer: CustomerRecord) => string];

/** So many numbers have a column each. Further ones, and fields of the office's own, leave in no CSV. */
const NUMBERS = 5;

const COLUMNS: readonly Column[] = [
  ['顧客名', 'Name', ({ name }) => name],
  ['フリガナ', 'Kana', ({ kana }) => kana],
  ['部署', 'Department', ({ department }) => department],
  ['先方の担当', 'Contact', ({ contact }) => contact],
  ...Array.from(
    { length: NUMBERS },
    (_, at): Column => [`電話番号${at + 1}`, `Phone ${at + 1}`, ({ numbers }) => numbers[at]?.number ?? ''],
  ),
  ['FAX', 'Fax', ({ fax }) => fax],
  ['住所', 'Address', ({ address }) => address],
  ['重要度', 'Importance', ({ importance }) => importance ?? ''],
  ['担当者', 'Representative', ({ representative }) => representative],
  ['備考', 'Notes', ({ notes }) => notes],
  ['タグ', 'Tags', ({ tags }) => tags.join(',')],
];

/** The titles are those that the import knows: a file that left can come back. */
export const customerTitles = (language: 'ja' | 'en'): string[] =>
  COLUMNS.map(([ja, en]) => (language === 'ja' ? ja : en));

export const customerCells = (customer: CustomerRecord): string[] =>
  COLUMNS.map(([, , cell]) => cell(customer));
