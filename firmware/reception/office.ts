import type { MailRules } from '../mail/release-rules.ts';
import type { OwnTemplates } from '../mail/templates.ts';
import type { Transaction } from '../store/connection.ts';
import { getMailRules } from '../store/mail-rules.ts';
import { getRepresentative, type Representative } from '../store/representatives.ts';
import { getSettings, type Settings } from '../store/settings.ts';
import { getTemplates } from '../store/templates.ts';

/** What mails go by. */
export interface Office {
  settings(): Promise<Settings>;
  mailRules(): Promise<MailRules>;
  representative(id: string): Promise<Representative | null>;
  templates(locale: 'ja' | 'en'): Promise<OwnTemplates>;
}

/**
 * The office as one transaction sees it: each part is read when it is first asked for, and once, however many calls
 * the transaction stores. Nothing of it changes meanwhile, and nothing of it outlives the transaction.
 */
export function officeIn(trx: Transaction): Office {
  return {
    settings: once(() => getSettings(trx)),
    mailRules: once(() => getMailRules(trx)),
    representative: onceEach((id) => getRepresentative(trx, id)),
    templates: onceEach((locale) => getTemplates(trx, locale)),
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}

function onceEach<Name, Value>(read: (name: Name) => Promise<Value>): (name: Name) => Promise<Value> {
  const values = new Map<Name, Promise<Value>>();
  return (name) => {
    const value = values.get(name) ?? read(name);
    values.set(name, value);
    return value;
  };
}
