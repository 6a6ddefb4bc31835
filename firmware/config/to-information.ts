import { resolve } from 'node:path';
import type { z } from 'zod';
import type { InformationRule } from '../information/rule.ts';
import type { information } from './information-sections.ts';

type FileRule = z.output<typeof information>[number];

const MINUTE_MS = 60_000;

/** @param at place in the list; @param folder that of the configuration file, from which relative paths count */
export const toInformation = (
  rule: FileRule,
  at: number,
  { secrets, folder }: { readonly secrets: ReadonlyMap<string, string>; readonly folder: string },
): InformationRule => {
  const { name, title = name, fields, cron } = rule;
  const common = { name, title, fields, cron };
  const password = secrets.get(`information[${at}].password`) ?? '';
  switch (rule.type) {
    case 'http-json': {
      const token = secrets.get(`information[${at}].secret`) ?? null;
      return { ...common, ...askedOf(rule), type: rule.type, url: rule.url, token };
    }
    case 'postgresql': {
      const { type, host, port, database, user, tls, query } = rule;
      return { ...common, ...askedOf(rule), type, host, port, database, user, password, tls, query };
    }
    case 'csv':
      return {
        ...common,
        type: rule.type,
        file: resolve(folder, rule.file),
        numberColumn: rule['number-column'],
      };
    case 'carddav':
      return { ...common, type: rule.type, url: rule.url, user: rule.user, password };
  }
};

const askedOf = (rule: Extract<FileRule, { type: 'http-json' | 'postgresql' }>) => ({
  numberForm: rule['number-form'],
  freshMs: rule['fresh-minutes'] * MINUTE_MS,
});
