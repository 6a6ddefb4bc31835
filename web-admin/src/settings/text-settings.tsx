import { useId, useState } from 'preact/hooks';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import type { Settings } from '../../../firmware/http/contract/settings.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { Setting } from './setting.tsx';

/** What automatic mails say, to whom they go and when (SPEC B3, E5, E7). */
export function TextSettings() {
  const desk = useDesk();
  const needs = useLoaded('settings', async (signal) => {
    const [settings, representatives] = await Promise.all([
      desk.box.settings(signal),
      desk.box.representatives(signal),
    ]);
    return { settings, representatives: representatives.items };
  });
  if (needs.error !== null) return <Oops error={needs.error} retry={needs.reload} />;
  return needs.value === null ? null : <TextForm {...needs.value} />;
}

interface TextFormProps {
  settings: Settings;
  representatives: readonly Representative[];
}

function TextForm({ settings, representatives }: TextFormProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [saved, setSaved] = useState(settings);
  const [draft, setDraft] = useState(settings);
  const [error, setError] = useState<unknown>(null);
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part });
  const save = async () => {
    try {
      const next = await desk.box.saveSettings(draft);
      setSaved(next);
      setDraft(next);
      setError(null);
      desk.toasts.say(words.settings.saved);
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(save);
  return (
    <form class="sets" onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <Setting title={words.settings.defaultRepresentative} note={words.settings.defaultNote}>
        <SelectField
          label={words.customers.representative}
          value={draft.defaultRepresentativeId ?? ''}
          choices={[
            { value: '', label: words.settings.nobody },
            ...representatives.map(({ id, name, addresses }) => ({
              value: id,
              label: `${name}　${addresses[0]?.address ?? ''}`,
            })),
          ]}
          onValue={(id) => change({ defaultRepresentativeId: id === '' ? null : id })}
        />
      </Setting>
      <Setting title={words.settings.absenceMemo} note={words.settings.absenceNote}>
        <Field label={words.settings.text}>
          {(ids) => (
            <textarea
              {...ids}
              class="in"
              rows={3}
              maxLength={1000}
              value={draft.absenceMemo}
              onInput={(event) => change({ absenceMemo: event.currentTarget.value })}
            />
          )}
        </Field>
      </Setting>
      <MailWhen draft={draft} onChange={change} />
      <Setting title={words.settings.withheld} note={words.settings.withheldNote}>
        <Segment
          labelHidden
          label={words.settings.withheld}
          value={draft.withheldCalls}
          choices={[
            { value: 'mail', label: words.settings.withheldMail },
            { value: 'nothing', label: words.settings.withheldNothing },
          ]}
          onValue={(withheldCalls) => change({ withheldCalls })}
        />
      </Setting>
      {error !== null && <Oops error={error} title={words.problem.notSaved} />}
      <SaveFoot dirty={JSON.stringify(draft) !== JSON.stringify(saved)} onDiscard={() => setDraft(saved)} />
    </form>
  );
}

function MailWhen({ draft, onChange }: { draft: Settings; onChange: (part: Partial<Settings>) => void }) {
  const words = useOfficeWords().settings;
  const name = useId();
  return (
    <Setting title={words.mailWhen} note={words.mailWhenNote}>
      <fieldset>
        <legend class="vh">{words.mailWhen}</legend>
        {(['not-answered', 'answered', 'always'] as const).map((when) => (
          <label key={when} class="check">
            <input
              type="radio"
              name={name}
              checked={draft.mailWhen === when}
              onChange={() => onChange({ mailWhen: when })}
            />
            {words.when[when]}
          </label>
        ))}
        <label class="check">
          <input
            type="checkbox"
            checked={draft.mailInPresentMode}
            onChange={(event) => onChange({ mailInPresentMode: event.currentTarget.checked })}
          />
          {words.alsoPresent}
        </label>
      </fieldset>
    </Setting>
  );
}
