import type { ExecutionContext } from 'ava';
import { readLayers } from '../../firmware/config/layers.ts';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { BackupFields } from '../../firmware/http/contract/backup.ts';
import type { BounceFields } from '../../firmware/http/contract/bounces.ts';
import type { Refusal } from '../../firmware/http/contract/common.ts';
import type { Configuration, LinkFields, MailFields } from '../../firmware/http/contract/configuration.ts';
import { systemClock } from '../../hw/clock.ts';
import { startBox, type TestBox, type TestBoxOptions } from './test-box.ts';

/** A box whose file leaves everything to the browser but what `text` says. */
export async function newBox(
  t: ExecutionContext,
  text = '',
  options: Omit<TestBoxOptions, 'layers' | 'change'> = {},
): Promise<TestBox> {
  const read = readLayers(text, '/etc/rusuban/rusuban.yaml');
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  const { layers, config } = read;
  const change = () => ({ ...config, http: { ...config.http, port: 0 } });
  return startBox(t, { ...options, layers, change });
}

export const PATH = '/api/configuration';
export const configurationOf = async (box: TestBox) => (await box.ask<Configuration>('GET', PATH)).body;

/** Saves and waits until the box works with it. */
export async function save(
  t: ExecutionContext,
  box: TestBox,
  section: string,
  body: object,
): Promise<Configuration> {
  const answer = await box.ask<Configuration | Refusal>('PUT', `${PATH}/${section}`, body);
  t.is(answer.status, 200, JSON.stringify(answer.body));
  return box.until(
    `${section} in use`,
    () => configurationOf(box).catch(() => null),
    (found) => found?.isApplied === true,
  ) as Promise<Configuration>;
}

export const faultsOf = async (box: TestBox, section: string, body: object) => {
  const answer = await box.ask<Refusal>('PUT', `${PATH}/${section}`, body);
  return { status: answer.status, paths: answer.body.fields?.map(({ path }) => path) };
};

export const LINES = {
  lines: [
    { id: '1', name: '代表', number: '0312340001' },
    { id: '2', name: '', number: '' },
  ],
  extensions: [{ id: '101', name: '伊藤 さくら' }],
};

export const ami = (port: number, secret: string | null = 'demo'): LinkFields => ({
  ...{ type: 'network', kind: 'asterisk-ami', name: '', host: '127.0.0.1', port: String(port) },
  ...{ user: 'rusuban', secret, trunk: ['PJSIP/trunk*'], extension: [], devices: [] },
  rules: [{ type: 'did', did: '0312340001', line: '1' }],
});

export const mailAt = (port: number, more: Partial<MailFields> = {}): MailFields => ({
  ...{ fromAddress: 'box@hinata-setsubi.example', fromName: '', host: '127.0.0.1', port: String(port) },
  ...{ security: 'none', user: '', password: '', fingerprint: '', bounceAddress: '', mailsPerMinute: '' },
  ...{ fallback: null, ...more },
});

export const mailboxAt = (port: number, more: Partial<BounceFields> = {}): BounceFields => ({
  ...{ host: '127.0.0.1', port: String(port), security: 'none', user: 'bounces', password: 'geheim' },
  ...{ folder: '', done: 'seen', moveTo: '', ...more },
});

export const backupTo = (folder: string, more: Partial<BackupFields> = {}): BackupFields => ({
  ...{ folder, requireMount: '', cron: '', keep: '', ...more },
});

export async function catcher(t: ExecutionContext): Promise<{ mails: MailCatcher; port: number }> {
  const mails = new MailCatcher({ clock: systemClock });
  const port = await mails.start(0);
  t.teardown(() => mails.stop());
  return { mails, port };
}
