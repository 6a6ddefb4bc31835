import type { BounceFields, ShownBounces } from '../../../firmware/http/contract/bounces.ts';
import type { Configuration } from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import { BounceTestPanel } from './bounce-test-panel.tsx';
import type { FormProps } from './form-props.ts';
import { SecretField } from './secret-field.tsx';
import { PlaceNote, SectionForm } from './section-frame.tsx';
import { useSection } from './use-section.ts';

const SECURITIES = ['tls', 'starttls', 'none'] as const;
const USUAL_PORTS = { tls: '993', starttls: '143', none: '143' } as const;
const DONES = ['seen', 'move', 'leave'] as const;

const NOTHING: BounceFields = {
  ...{ host: '', port: '', security: 'tls', user: '', password: '', folder: 'INBOX' },
  ...{ done: 'seen', moveTo: '' },
};

/** What is typed stays while the box is told not to look. */
type Draft = BounceFields & { readonly isOn: boolean };

function fieldsOf({ hasPassword, isByToken: _, ...fields }: ShownBounces): BounceFields {
  return { ...fields, password: hasPassword ? null : '' };
}

const draftOf = ({ bounces }: Configuration): Draft =>
  bounces === null ? { ...NOTHING, isOn: false } : { ...fieldsOf(bounces), isOn: true };

const mailboxOf = ({ isOn, ...fields }: Draft): BounceFields | null => (isOn ? fields : null);

/** The mailbox into which reports of mails come that did not arrive. */
export function BouncesForm({ configuration, foot, onSaved }: FormProps) {
  const desk = useDesk();
  const words = useOfficeWords().returned;
  const place = configuration.places.bounces;
  const isFixed = place.type !== 'browser';
  const section = useSection<Draft>({
    first: draftOf(configuration),
    save: (draft) => desk.box.saveBounces({ mailbox: mailboxOf(draft) }),
    draftOf,
    onSaved,
  });
  const { draft, change, problem } = section;
  const below = draft.isOn ? <BounceTestPanel typed={isFixed ? null : mailboxOf(draft)} /> : null;
  return (
    <SectionForm section={section} isFixed={isFixed} foot={foot} below={below}>
      <p class="sub phrase">{words.note}</p>
      <PlaceNote place={place} />
      {configuration.bounces?.isByToken === true && <p class="note">{words.byToken}</p>}
      <Setting title={words.look} note={words.lookNote(addressOf(configuration))}>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.isOn}
            onChange={(event) => change({ isOn: event.currentTarget.checked })}
          />
          {words.lookInto}
        </label>
      </Setting>
      {draft.isOn && <MailboxFields draft={draft} change={change} problem={problem} />}
    </SectionForm>
  );
}

const addressOf = ({ mail }: Configuration): string | null => {
  if (mail === null) return null;
  return mail.bounceAddress === '' ? mail.fromAddress : mail.bounceAddress;
};

interface MailboxFieldsProps {
  draft: BounceFields;
  change: (part: Partial<BounceFields>) => void;
  problem: (path: string) => string | undefined;
}

function MailboxFields({ draft, change, problem }: MailboxFieldsProps) {
  const words = useOfficeWords();
  const text = words.configuration;
  return (
    <>
      <Setting title={words.returned.server}>
        <TextField
          label={text.mailHost}
          value={draft.host}
          placeholder="imap.example.co.jp"
          error={problem('host')}
          onValue={(host) => change({ host })}
        />
        <SelectField
          label={text.security}
          value={draft.security}
          choices={SECURITIES.map((value) => ({ value, label: words.returned.securities[value] }))}
          error={problem('security')}
          onValue={(value) =>
            change({ security: SECURITIES.find((one) => one === value) ?? 'tls', port: '' })
          }
        />
        <TextField
          label={text.port}
          class="is-short"
          kind="numeric"
          value={draft.port}
          placeholder={USUAL_PORTS[draft.security]}
          help={text.usual}
          error={problem('port')}
          onValue={(port) => change({ port })}
        />
      </Setting>
      <Setting title={text.mailUser}>
        <TextField
          label={text.mailUser}
          value={draft.user}
          error={problem('user')}
          onValue={(user) => change({ user })}
        />
        <SecretField
          label={text.password}
          value={draft.password}
          error={problem('password')}
          onValue={(password) => change({ password })}
        />
      </Setting>
      <FolderFields draft={draft} change={change} problem={problem} />
    </>
  );
}

/** Which folder, and what becomes of a report that was dealt with. */
function FolderFields({ draft, change, problem }: MailboxFieldsProps) {
  const words = useOfficeWords().returned;
  return (
    <Setting title={words.folder} note={words.folderNote}>
      <TextField
        label={words.folder}
        value={draft.folder}
        placeholder="INBOX"
        error={problem('folder')}
        onValue={(folder) => change({ folder })}
      />
      <SelectField
        label={words.done}
        value={draft.done}
        choices={DONES.map((value) => ({ value, label: words.dones[value] }))}
        error={problem('done')}
        onValue={(value) => {
          const done = DONES.find((one) => one === value) ?? 'seen';
          change({ done, moveTo: done === 'move' && draft.moveTo === '' ? 'Rusuban' : draft.moveTo });
        }}
      />
      {draft.done === 'move' && (
        <TextField
          label={words.moveTo}
          value={draft.moveTo}
          error={problem('moveTo')}
          onValue={(moveTo) => change({ moveTo })}
        />
      )}
    </Setting>
  );
}
