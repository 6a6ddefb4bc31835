import type {
  Configuration,
  MailFields,
  MailServerFields,
  ShownMail,
  ShownMailServer,
} from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import type { FormProps } from './form-props.ts';
import { MailTestPanel } from './mail-test-panel.tsx';
import { MoreSending } from './more-sending.tsx';
import { PlaceNote, SectionForm } from './section-frame.tsx';
import { FingerprintField, HostFields, LoginFields, NO_SERVER } from './server-fields.tsx';
import { useSection } from './use-section.ts';

const NOTHING: MailFields = {
  ...{ fromAddress: '', fromName: '', bounceAddress: '', mailsPerMinute: '', fallback: null },
  ...NO_SERVER,
};

/** A password that is set stays until another one is typed. */
function fieldsOf(mail: ShownMail | null): MailFields {
  if (mail === null) return NOTHING;
  const { ways: _, fallback, ...rest } = mail;
  const { hasPassword: __, ...sender } = rest;
  return { ...sender, ...serverOf(rest), fallback: fallback === null ? null : serverOf(fallback) };
}

function serverOf({
  host,
  port,
  security,
  user,
  fingerprint,
  hasPassword,
}: ShownMailServer): MailServerFields {
  return { host, port, security, user, fingerprint, password: hasPassword ? null : '' };
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
  const ways = configuration.mail?.ways ?? [];
  const fields = { server: draft, change, problem };
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
      {ways.length > 0 && <p class="note">{words.ways(ways)}</p>}
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
      <Setting title={words.mailHost}>
        <HostFields {...fields} />
      </Setting>
      <Setting title={words.mailUser} note={words.mailUserHelp}>
        <LoginFields {...fields} />
      </Setting>
      <Setting title={words.fingerprint} note={words.fingerprintHelp}>
        <FingerprintField {...fields} isBare />
      </Setting>
      <MoreSending draft={draft} change={change} problem={problem} />
    </SectionForm>
  );
}
