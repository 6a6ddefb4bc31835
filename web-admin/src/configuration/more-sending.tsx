import { useState } from 'preact/hooks';
import type { MailFields, MailServerFields } from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import { FingerprintField, HostFields, LoginFields, NO_SERVER } from './server-fields.tsx';

export interface MoreSendingProps {
  draft: MailFields;
  change: (part: Partial<MailFields>) => void;
  problem: (path: string) => string | undefined;
}

/** What few offices need: it is folded away until something of it is set, or wrong. */
export function MoreSending({ draft, change, problem }: MoreSendingProps) {
  const words = useOfficeWords().configuration;
  const { bounceAddress, mailsPerMinute, fallback } = draft;
  const [isOpen, setOpen] = useState(bounceAddress !== '' || mailsPerMinute !== '' || fallback !== null);
  const ofServer = (field: string) => `fallback.${field}`;
  const isWrong = ['bounceAddress', 'mailsPerMinute', ...Object.keys(NO_SERVER).map(ofServer)].some(
    (path) => problem(path) !== undefined,
  );
  return (
    <details
      class="more-sets"
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words.moreSending}</summary>
      <Setting title={words.bounceAddress} note={words.bounceAddressHelp}>
        <TextField
          label={words.bounceAddress}
          class="is-bare"
          kind="email"
          value={bounceAddress}
          placeholder={draft.fromAddress}
          error={problem('bounceAddress')}
          onValue={(address) => change({ bounceAddress: address })}
        />
      </Setting>
      <Setting title={words.mailsPerMinute} note={words.mailsPerMinuteHelp}>
        <TextField
          label={words.mailsPerMinute}
          class="is-short is-bare"
          kind="numeric"
          maxLength={5}
          value={mailsPerMinute}
          error={problem('mailsPerMinute')}
          onValue={(most) => change({ mailsPerMinute: most })}
        />
      </Setting>
      <Setting title={words.fallback} note={words.fallbackHelp}>
        <label class="check">
          <input
            type="checkbox"
            checked={fallback !== null}
            onChange={(event) => change({ fallback: event.currentTarget.checked ? NO_SERVER : null })}
          />
          {words.useFallback}
        </label>
        {fallback !== null && (
          <FallbackFields
            server={fallback}
            change={(part) => change({ fallback: { ...fallback, ...part } })}
            problem={(field) => problem(ofServer(field))}
          />
        )}
      </Setting>
      <p class="note">{words.mailOfFile}</p>
    </details>
  );
}

function FallbackFields(props: {
  server: MailServerFields;
  change: (part: Partial<MailServerFields>) => void;
  problem: (field: string) => string | undefined;
}) {
  return (
    <>
      <HostFields {...props} />
      <LoginFields {...props} />
      <FingerprintField {...props} />
    </>
  );
}
