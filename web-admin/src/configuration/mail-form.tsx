import type { Configuration, MailFields, ShownMail } from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import type { FormProps } from './form-props.ts';
import { MailTestPanel } from './mail-test-panel.tsx';
import { SecretField } from './secret-field.tsx';
import { PlaceNote, SectionForm } from './section-frame.tsx';
import { useSection } from './use-section.ts';

const NOTHING: MailFields = {
  ...{ fromAddress: '', fromName: '', host: '', port: '', security: 'starttls' },
  ...{ user: '', password: '', fingerprint: '' },
};
const SECURITIES = ['starttls', 'tls', 'none'] as const;
const USUAL_PORTS = { starttls: '587', tls: '465', none: '25' } as const;

/** A password that is set stays until another one is typed. */
function fieldsOf(mail: ShownMail | null): MailFields {
  if (mail === null) return NOTHING;
  const { hasPassword, inWords: _, ...fields } = mail;
  return { ...fields, password: hasPassword ? null : '' };
}
const draftOf = ({ mail }: Configuration): MailFields => fieldsOf(mail);

/** The mail server, and a mail to try it with before anything is saved. */
export function MailForm({ configuration, foot, onSaved }: FormProps) {
  const desk = useDesk();
  const words = useOfficeWords().configuration;
  const place = configuration.places.mail;
  const isFixed = place.type !== 'browser';
  const section = useSection({ first: draftOf(configuration), save: desk.box.saveMail, draftOf, onSaved });
  const { draft, change, problem } = section;
  const inWords = configuration.mail?.inWords ?? null;
  return (
    <SectionForm
      section={section}
      isFixed={isFixed}
      foot={foot}
      below={
        <MailTestPanel
          typed={isFixed ? null : draft}
          onTrust={isFixed ? null : (fingerprint) => change({ fingerprint })}
        />
      }
    >
      <p class="sub">{words.mailNote}</p>
      <PlaceNote place={place} />
      {inWords !== null && <p class="note">{words.inWords(inWords)}</p>}
      <Setting title={words.fromAddress}>
        <TextField
          label={words.fromAddress}
          kind="email"
          value={draft.fromAddress}
          error={problem('fromAddress')}
          onValue={(fromAddress) => change({ fromAddress })}
        />
        <TextField
          label={words.fromName}
          help={words.fromNameHelp}
          value={draft.fromName}
          error={problem('fromName')}
          onValue={(fromName) => change({ fromName })}
        />
      </Setting>
      <ServerFields draft={draft} change={change} problem={problem} />
    </SectionForm>
  );
}

interface ServerFieldsProps {
  draft: MailFields;
  change: (part: Partial<MailFields>) => void;
  problem: (path: string) => string | undefined;
}

function ServerFields({ draft, change, problem }: ServerFieldsProps) {
  const words = useOfficeWords().configuration;
  return (
    <>
      <Setting title={words.mailHost}>
        <TextField
          label={words.mailHost}
          value={draft.host}
          placeholder="smtp.example.co.jp"
          error={problem('host')}
          onValue={(host) => change({ host })}
        />
        <SelectField
          label={words.security}
          value={draft.security}
          choices={SECURITIES.map((value) => ({ value, label: words.securities[value] }))}
          error={problem('security')}
          onValue={(value) =>
            change({ security: SECURITIES.find((one) => one === value) ?? 'starttls', port: '' })
          }
        />
        <TextField
          label={words.port}
          class="is-short"
          kind="numeric"
          value={draft.port}
          placeholder={USUAL_PORTS[draft.security]}
          help={words.usual}
          error={problem('port')}
          onValue={(port) => change({ port })}
        />
      </Setting>
      <Setting title={words.mailUser} note={words.mailUserHelp}>
        <TextField
          label={words.mailUser}
          value={draft.user}
          error={problem('user')}
          onValue={(user) => change({ user })}
        />
        <SecretField
          label={words.password}
          value={draft.password}
          error={problem('password')}
          onValue={(password) => change({ password })}
        />
      </Setting>
      <Setting title={words.fingerprint} note={words.fingerprintHelp}>
        <TextField
          label={words.fingerprint}
          class="is-bare"
          value={draft.fingerprint}
          error={problem('fingerprint')}
          onValue={(fingerprint) => change({ fingerprint })}
        />
      </Setting>
    </>
  );
}
