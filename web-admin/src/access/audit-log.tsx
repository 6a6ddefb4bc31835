import { useState } from 'preact/hooks';
import type { AuditEntry } from '../../../firmware/http/contract/access.ts';
import type { OfficeWords } from '../i18n/words.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Oops } from '../parts/oops.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePages } from '../parts/use-pages.ts';
import { RetentionSetting } from './retention-setting.tsx';

const KINDS = ['all', 'login', 'change', 'export'] as const;
type Kind = (typeof KINDS)[number];

/** Who did what, newest first. */
export function AuditLog() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [actor, setActor] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const pages = usePages(
    `audit ${actor} ${kind}`,
    (cursor, signal) => desk.box.audit({ actor, kind: kind === 'all' ? undefined : kind, cursor }, signal),
    [],
  );
  return (
    <>
      <RetentionSetting />
      <p class="sub phrase">{words.access.auditNote}</p>
      <div class="filters">
        <TextField label={words.access.who} value={actor} maxLength={60} onValue={setActor} />
        <SelectField
          label={words.access.kind}
          value={kind}
          choices={KINDS.map((one) => ({ value: one, label: words.access.kinds[one] }))}
          onValue={(value) => setKind(value as Kind)}
        />
      </div>
      {pages.error !== null && <Oops error={pages.error} retry={pages.reload} />}
      {pages.first !== null && pages.items.length === 0 && <Empty title={words.access.noAudit} />}
      <ul class="people">
        {pages.items.map((entry) => (
          <li key={entry.id} class="person">
            <div>
              <b>{actorText(entry, words)}</b>
              <small class="tnum">
                <DayTime at={entry.at} />
              </small>
            </div>
            <p>
              {actionText(entry, words)} <Subject entry={entry} words={words} />
            </p>
            <span class="note mono">{entry.address}</span>
          </li>
        ))}
      </ul>
      <MoreButton more={pages.more} />
    </>
  );
}

/** The way to whom or what it was about: the log itself holds no customer's name. */
function Subject({ entry: { action, subject }, words }: { entry: AuditEntry; words: OfficeWords }) {
  const [, thing = ''] = /^\w+ \/api\/(customers|calls)\b/.exec(action) ?? [];
  if (subject === null || thing === '') return null;
  return thing === 'customers' ? (
    <a href={`/customers/${subject}`}>{words.access.auditCustomer}</a>
  ) : (
    <a href={`/history?call=${subject}`}>{words.access.auditCall}</a>
  );
}

/** By name; who has none is called by what he is. */
function actorText({ actorName, actorType }: AuditEntry, words: OfficeWords): string {
  if (actorName !== '' && actorType !== 'demo') return actorName;
  return (words.access.actors as Readonly<Record<string, string>>)[actorType] ?? actorType;
}

/** The route of a change in the office's words; a route that has none is shown as it is. */
function actionText({ action, detail }: AuditEntry, words: OfficeWords): string {
  const { actions, verbs, things } = words.access;
  const known = (actions as Readonly<Record<string, string>>)[action];
  if (known !== undefined) return known;
  const [, verb = '', thing = '', part = ''] = /^(\w+) \/api\/([\w-]+)(?:\/([\w-]+))?/.exec(action) ?? [];
  const verbText = (verbs as Readonly<Record<string, string>>)[verb];
  const thingText = things[`${thing}/${part}`] ?? things[thing];
  if (verbText === undefined || thingText === undefined) return action;
  return `${words.access.did(thingText, verbText)}${fieldsText(detail['fields'], words)}`;
}

/** A field of a later or an earlier version is shown as the request called it. */
function fieldsText(fields: unknown, words: OfficeWords): string {
  if (!Array.isArray(fields) || fields.length === 0) return '';
  return words.access.fields(fields.map((field) => words.auditFields[String(field)] ?? String(field)));
}
