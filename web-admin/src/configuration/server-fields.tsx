import type { MailServerFields } from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { SecretField } from './secret-field.tsx';

const SECURITIES = ['starttls', 'tls', 'none'] as const;
const USUAL_PORTS = { starttls: '587', tls: '465', none: '25' } as const;

export const NO_SERVER: MailServerFields = {
  ...{ host: '', port: '', security: 'starttls', user: '', password: '', fingerprint: '' },
};

/** Fields of a mail server, in groups that each caller sets out in its own way. */
export interface ServerFieldsProps {
  server: MailServerFields;
  change: (part: Partial<MailServerFields>) => void;
  problem: (field: keyof MailServerFields) => string | undefined;
}

/** Where it is, and how it is spoken to. */
export function HostFields({ server, change, problem }: ServerFieldsProps) {
  const words = useOfficeWords().configuration;
  return (
    <>
      <TextField
        label={words.mailHost}
        value={server.host}
        placeholder="smtp.example.co.jp"
        error={problem('host')}
        onValue={(host) => change({ host })}
      />
      <SelectField
        label={words.security}
        value={server.security}
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
        value={server.port}
        placeholder={USUAL_PORTS[server.security]}
        help={words.usual}
        error={problem('port')}
        onValue={(port) => change({ port })}
      />
    </>
  );
}

export function LoginFields({ server, change, problem }: ServerFieldsProps) {
  const words = useOfficeWords().configuration;
  return (
    <>
      <TextField
        label={words.mailUser}
        value={server.user}
        error={problem('user')}
        onValue={(user) => change({ user })}
      />
      <SecretField
        label={words.password}
        value={server.password}
        error={problem('password')}
        onValue={(password) => change({ password })}
      />
    </>
  );
}

/** @param isBare its name stands beside it already */
export function FingerprintField({
  server,
  change,
  problem,
  isBare = false,
}: ServerFieldsProps & { isBare?: boolean }) {
  const words = useOfficeWords().configuration;
  return (
    <TextField
      label={words.fingerprint}
      class={isBare ? 'is-bare' : ''}
      value={server.fingerprint}
      error={problem('fingerprint')}
      onValue={(fingerprint) => change({ fingerprint })}
    />
  );
}
