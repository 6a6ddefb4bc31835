import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { epochMs } from '../../firmware/calls/ids.ts';
import type { Config } from '../../firmware/config/config.ts';
import type { Pairing } from '../../firmware/http/contract/access.ts';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import { openDatabase } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { byNumber, missed, ringing, save } from '../firmware/store/call-samples.ts';
import { NOW, temporaryFolder } from '../firmware/store/temporary-box.ts';
import { absence, memo, REPRESENTATIVE, RULES, TOKEN } from './office-bodies.ts';
import { startBox, type TestBox } from './test-box.ts';

/** A box in which every changing route has something to change, and the keys of it. */
export interface FilledOffice {
  readonly box: TestBox;
  readonly dataDir: string;
  readonly keys: Readonly<Record<string, string>>;
}

const CALLS = ['owned', 'ticked', 'memo', 'edited', 'retried', 'dropped', 'hers'] as const;
const CUSTOMERS = ['kept', 'merged', 'other', 'deleted', 'restored', 'erased'] as const;

export async function filledOffice(t: ExecutionContext): Promise<FilledOffice> {
  const dataDir = temporaryFolder(t);
  const db = await openDatabase({ file: join(dataDir, 'rusuban.db'), clock: systemClock, log: silentLog });
  const call = (name: string, n: number) =>
    missed(ringing(name, { startedAt: epochMs(NOW + n), caller: byNumber(`030000120${n}`) }));
  await save(db, ...CALLS.map(call));
  await db.close();
  const box = await startBox(t, { dataDir, change: (config) => ({ ...config, ...careIn(dataDir) }) });
  const keys: Record<string, string> = {};
  const made = async (path: string, body: object) => {
    const answer = await box.ask<Record<string, string>>('POST', path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const idOf = async (path: string, body: object) => (await made(path, body))['id'] ?? '';
  const { items } = (await box.ask<CallPage>('GET', '/api/calls')).body;
  for (const [n, name] of CALLS.entries()) {
    keys[name] =
      items.find(({ caller }) => caller.type === 'number' && caller.number.endsWith(`120${n}`))?.key ?? '';
  }
  keys['person'] = await idOf('/api/representatives', REPRESENTATIVE);
  keys['leaver'] = await idOf('/api/representatives', REPRESENTATIVE);
  for (const name of CUSTOMERS) keys[name] = await idOf('/api/customers', { name });
  await box.ask('DELETE', `/api/customers/${keys['restored']}`);
  await box.ask('PUT', `/api/calls/${keys['hers']}/customer`, {
    customerId: keys['erased'],
    addNumber: false,
  });
  await box.ask('PUT', '/api/mail-rules', { ...RULES, preview: { ...RULES.preview, memo: true } });
  for (const name of ['edited', 'retried', 'dropped']) {
    keys[`${name}Mail`] = (await made(`/api/calls/${keys[name]}/memo`, memo(keys)))['mailKey'] ?? '';
  }
  keys['changedAbsence'] = await idOf('/api/presence/absences', absence(keys));
  keys['endedAbsence'] = await idOf('/api/presence/absences', absence(keys));
  keys['user'] = await idOf('/api/users', { name: '佐藤', password: 'horse battery staple' });
  const { token } = (await box.ask<{ token: { id: string } }>('POST', '/api/tokens', TOKEN)).body;
  keys['token'] = token.id;
  for (const name of ['changedDesk', 'revokedDesk']) keys[name] = await pairedDesk(box, name);
  return { box, dataDir, keys };
}

/** A mailbox of returned mails at which nobody listens, and a folder for backups. */
function careIn(dataDir: string): Pick<Config, 'bounces' | 'backup'> {
  const cron = '0 0 1 1 *';
  const login = { type: 'password', user: 'bounces', password: 'x', method: null } as const;
  return {
    bounces: {
      ...{ host: '127.0.0.1', port: 9, security: 'none', login, verifyCertificate: true, authorities: [] },
      ...{ folder: 'INBOX', cron, done: { type: 'seen' } },
    },
    backup: { folder: join(dataDir, 'backups'), cron, keep: 1, requireMount: null },
  };
}

async function pairedDesk(box: TestBox, name: string): Promise<string> {
  const { body } = await box.ask<Pairing>('POST', '/api/pairings', { name });
  await fetch(`${box.url}/api/pair`, {
    method: 'POST',
    headers: { 'x-rusuban': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ key: body.code }),
  });
  const { items } = (await box.ask<{ items: { id: string; name: string }[] }>('GET', '/api/terminals')).body;
  return items.find((one) => one.name === name)?.id ?? '';
}

/** The file of an import, read to its end. */
export async function uploaded(
  box: TestBox,
  text = '会社名,電話番号\n若葉商会,03-1234-0001\n',
): Promise<void> {
  await fetch(`${box.url}/api/import?name=a.csv`, {
    method: 'POST',
    headers: { cookie: box.cookie, 'x-rusuban': '1', 'content-type': 'application/octet-stream' },
    body: text,
  });
  const read = async () => (await box.ask<{ phase: string }>('GET', '/api/import')).body.phase;
  await box.until('the file', read, (phase) => phase !== 'checking');
}
