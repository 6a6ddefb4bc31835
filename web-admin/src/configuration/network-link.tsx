import type { NetworkFields } from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { TextField } from '../parts/text-field.tsx';
import { LineRules } from './line-rules.tsx';
import { USUAL_PORT } from './link-draft.ts';
import type { LinkPartProps } from './link-part.ts';
import { ListField } from './list-field.tsx';
import { SecretField } from './secret-field.tsx';

/** Kinds that log in. */
const WITH_LOGIN: readonly NetworkFields['kind'][] = ['asterisk-ami', 'freeswitch-esl'];

/** A telephone system on the network. */
export function NetworkLink(props: LinkPartProps<NetworkFields>) {
  const { draft, change, problem } = props;
  const words = useOfficeWords().configuration;
  return (
    <>
      <div class="form2 is-first">
        <TextField
          label={words.host}
          value={draft.host}
          placeholder="192.168.1.2"
          error={problem('host')}
          onValue={(host) => change({ host })}
        />
        <TextField
          label={words.port}
          kind="numeric"
          value={draft.port}
          placeholder={USUAL_PORT[draft.kind]}
          error={problem('port')}
          onValue={(port) => change({ port })}
        />
        {WITH_LOGIN.includes(draft.kind) && (
          <>
            <TextField
              label={words.user}
              value={draft.user}
              error={problem('user')}
              onValue={(user) => change({ user })}
            />
            <SecretField
              label={words.secret}
              value={draft.secret}
              error={problem('secret')}
              onValue={(secret) => change({ secret })}
            />
          </>
        )}
        <Channels {...props} />
      </div>
      <LineRules {...props} />
    </>
  );
}

function Channels({ draft, change, problem }: LinkPartProps<NetworkFields>) {
  const words = useOfficeWords().configuration;
  if (draft.kind === 'fritzbox') return null;
  return (
    <>
      {draft.kind === 'csta-xml' && (
        <ListField
          label={words.devices}
          help={words.devicesHelp}
          items={draft.devices}
          error={problem('devices') ?? problem('devices.0')}
          onItems={(devices) => change({ devices })}
        />
      )}
      <ListField
        label={words.trunk}
        help={draft.kind === 'asterisk-ami' ? words.trunkHelp : words.usualChannels}
        items={draft.trunk}
        error={problem('trunk') ?? problem('trunk.0')}
        onItems={(trunk) => change({ trunk })}
      />
      {draft.kind !== 'csta-xml' && (
        <ListField
          label={words.extensionChannels}
          help={words.usualChannels}
          items={draft.extension}
          error={problem('extension') ?? problem('extension.0')}
          onItems={(extension) => change({ extension })}
        />
      )}
    </>
  );
}
