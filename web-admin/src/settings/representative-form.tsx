import { useState } from 'preact/hooks';
import type { Representative, RepresentativeInput } from '../../../firmware/http/contract/customers.ts';
import { fieldProblems } from '../desk/problem.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { ProblemCount } from '../parts/problem-count.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { AddressFields } from './address-fields.tsx';
import { QuietHours } from './quiet-hours.tsx';

/** One representative, with as many addresses as they read mail at. `person` null: a new one. */
export function RepresentativeForm({
  person,
  onClose,
}: {
  person: Representative | null;
  onClose: () => void;
}) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [draft, setDraft] = useState<RepresentativeInput>(() => inputOf(person));
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const problems = fieldProblems(error);
  const change = (part: Partial<RepresentativeInput>) => setDraft({ ...draft, ...part });
  const save = async () => {
    try {
      if (person === null) await desk.box.addRepresentative(draft);
      else await desk.box.saveRepresentative(person.id, draft);
      desk.toasts.say(words.settings.saved);
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  const remove = async () => {
    setAsking(false);
    if (person === null || !(await desk.attempt(() => desk.box.removeRepresentative(person.id)))) return;
    desk.toasts.say(words.settings.removed(person.name));
    onClose();
  };
  const onSubmit = useSubmit(save);
  return (
    <form class="sheet" onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <PersonFields draft={draft} problems={problems} onChange={change} />
      <AddressFields
        addresses={draft.addresses}
        problems={problems}
        onAddresses={(addresses) => change({ addresses })}
      />
      <QuietHours
        hours={draft.quietHours}
        problems={problems}
        onHours={(quietHours) => change({ quietHours })}
      />
      {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
      <div class="foot">
        <button type="submit" class="btn is-first" disabled={desk.stale.value}>
          {words.act.save}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {words.act.cancel}
        </button>
        <ProblemCount count={problems.size} />
        <span class="push" />
        {person !== null && (
          <button type="button" class="btn is-danger" onClick={() => setAsking(true)}>
            {words.act.remove}
          </button>
        )}
      </div>
      {asking && person !== null && (
        <Ask
          question={words.settings.removeQuestion(person.name)}
          yes={words.act.remove}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      )}
    </form>
  );
}

function inputOf(person: Representative | null): RepresentativeInput {
  if (person === null) {
    return {
      name: '',
      kana: '',
      extension: null,
      locale: 'ja',
      addresses: [{ address: '', label: '', charset: 'utf-8' }],
      quietHours: [],
    };
  }
  const { name, kana, extension, locale, addresses, quietHours } = person;
  return {
    ...{ name, kana, extension, locale },
    addresses: addresses.map((entry) => ({ ...entry })),
    quietHours: quietHours.map((entry) => ({ ...entry })),
  };
}

interface PersonFieldsProps {
  draft: RepresentativeInput;
  problems: ReadonlyMap<string, string>;
  onChange: (part: Partial<RepresentativeInput>) => void;
}

function PersonFields({ draft, problems, onChange }: PersonFieldsProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const extensions = desk.board.value?.extensions ?? [];
  return (
    <div class="form2 is-first">
      <TextField
        label={words.settings.name}
        value={draft.name}
        error={problems.get('name')}
        onValue={(name) => onChange({ name })}
      />
      <TextField
        label={words.settings.kana}
        value={draft.kana}
        error={problems.get('kana')}
        onValue={(kana) => onChange({ kana })}
      />
      <SelectField
        label={words.settings.extension}
        value={draft.extension ?? ''}
        choices={[
          { value: '', label: words.settings.noExtension },
          ...extensions.map(({ id, name }) => ({ value: id, label: words.lines.extension(id, name) })),
        ]}
        error={problems.get('extension')}
        onValue={(extension) => onChange({ extension: extension === '' ? null : extension })}
      />
      <Segment
        label={words.settings.mailLanguage}
        value={draft.locale}
        choices={[
          { value: 'ja', label: words.languages.ja },
          { value: 'en', label: words.languages.en },
        ]}
        onValue={(locale) => onChange({ locale })}
      />
    </div>
  );
}
