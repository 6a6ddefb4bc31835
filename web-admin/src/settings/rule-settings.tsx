import { useState } from 'preact/hooks';
import type { MailRulesShown } from '../../../firmware/http/contract/mail-rules.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { PreviewFields } from './preview-fields.tsx';
import { ReleaseFields } from './release-fields.tsx';
import { draftOf, type RuleDraft, rulesOf } from './rule-draft.ts';
import { Setting } from './setting.tsx';

/** When mails leave and who looks at them before (SPEC F2, F3), for the whole office. */
export function RuleSettings() {
  const desk = useDesk();
  const { value, error, reload } = useLoaded('mail-rules', (signal) => desk.box.mailRules(signal));
  if (error !== null) return <Oops error={error} retry={reload} />;
  return value === null ? null : <RuleForm first={value} />;
}

function RuleForm({ first }: { first: MailRulesShown }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [saved, setSaved] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first));
  const [error, setError] = useState<unknown>(null);
  const problems = new Set(fieldProblems(error).keys());
  const onChange = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const save = async () => {
    try {
      const next = await desk.box.saveMailRules(rulesOf(draft));
      setSaved(next);
      setDraft(draftOf(next));
      setError(null);
      desk.toasts.say(words.settings.saved);
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(save);
  return (
    <form class="sets" onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <ReleaseFields draft={draft} problems={problems} saved={saved} onChange={onChange} />
      <PreviewFields draft={draft} problems={problems} onChange={onChange} />
      <Setting title={words.rules.enclosure} note={words.rules.enclosureNote}>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.vcard}
            onChange={(event) => onChange({ vcard: event.currentTarget.checked })}
          />
          {words.rules.vcard}
        </label>
      </Setting>
      {error !== null && <Oops error={error} title={words.problem.notSaved} />}
      <SaveFoot
        dirty={JSON.stringify(draft) !== JSON.stringify(draftOf(saved))}
        onDiscard={() => setDraft(draftOf(saved))}
      />
    </form>
  );
}
