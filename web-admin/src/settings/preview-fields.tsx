import { useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { RuleFieldsProps } from './rule-draft.ts';
import { Setting } from './setting.tsx';

/** Mails that somebody looks at before they leave (SPEC F3). */
export function PreviewFields({ draft, problems, onChange }: RuleFieldsProps) {
  const words = useOfficeWords().rules;
  const isOn = draft.previewMissed || draft.previewMemo || draft.previewDigest;
  return (
    <Setting title={words.preview} note={words.previewNote}>
      <fieldset>
        <legend class="vh">{words.preview}</legend>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.previewMissed}
            onChange={(event) => onChange({ previewMissed: event.currentTarget.checked })}
          />
          {words.previewMissed}
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.previewMemo}
            onChange={(event) => onChange({ previewMemo: event.currentTarget.checked })}
          />
          {words.previewMemo}
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.previewDigest}
            onChange={(event) => onChange({ previewDigest: event.currentTarget.checked })}
          />
          {words.previewDigest}
        </label>
      </fieldset>
      {isOn && (
        <>
          <TextField
            label={words.previewMinutes}
            kind="numeric"
            class="is-short"
            value={draft.previewMinutes}
            error={problems.has('preview.afterMinutes') ? words.faults.minutes : undefined}
            onValue={(previewMinutes) => onChange({ previewMinutes })}
          />
          <SelectField
            label={words.unseen}
            value={draft.unseen}
            choices={[
              { value: 'send', label: words.unseens.send },
              { value: 'report', label: words.unseens.report },
            ]}
            onValue={(unseen) => onChange({ unseen: unseen === 'report' ? 'report' : 'send' })}
          />
        </>
      )}
    </Setting>
  );
}
