import { useState } from 'preact/hooks';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { Setting } from '../settings/setting.tsx';
import { StepFoot, type StepProps } from './step-foot.tsx';

/** Somebody who gets the mails of callers that belong to nobody. */
export function RepresentativeStep(props: StepProps) {
  const desk = useDesk();
  const { value, error, reload } = useLoaded('people', async (signal) => {
    const [people, settings] = await Promise.all([
      desk.box.representatives(signal),
      desk.box.settings(signal),
    ]);
    return { people: people.items, chosen: settings.defaultRepresentativeId };
  });
  if (value === null) return error === null ? null : <Oops error={error} retry={reload} />;
  const chosen = value.people.find(({ id }) => id === value.chosen);
  return chosen === undefined ? (
    <ChooseForm {...props} people={value.people} />
  ) : (
    <Chosen {...props} person={chosen} />
  );
}

function Chosen({ person, ...props }: StepProps & { person: Representative }) {
  const words = useOfficeWords().walk;
  return (
    <div class="sets">
      <p class="sub">{words.chosen(person.name, person.addresses[0]?.address ?? '')}</p>
      <p class="sub">
        <a href="/settings#representatives">{words.changeIn}</a>
      </p>
      <StepFoot {...props} />
    </div>
  );
}

/** One who is there already, or a new one with what is needed first. */
function ChooseForm({ people, ...props }: StepProps & { people: readonly Representative[] }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [id, setId] = useState(people[0]?.id ?? '');
  const [draft, setDraft] = useState({ name: '', address: '' });
  const [error, setError] = useState<unknown>(null);
  const problems = fieldProblems(error);
  const onSubmit = useSubmit(async () => {
    setError(null);
    try {
      const person =
        id === ''
          ? await desk.box.addRepresentative(inputOf(draft, desk.preferences.language.value))
          : { id };
      const settings = await desk.box.settings();
      await desk.box.saveSettings({ ...settings, defaultRepresentativeId: person.id });
      props.onSaved(await desk.box.configuration());
    } catch (problem) {
      setError(problem);
    }
  });
  return (
    <form class="sets" onSubmit={onSubmit}>
      <Setting title={words.settings.defaultRepresentative} note={words.settings.defaultNote}>
        {people.length > 0 && (
          <SelectField
            label={words.customers.representative}
            value={id}
            choices={[
              ...people.map((person) => ({ value: person.id, label: person.name })),
              { value: '', label: words.settings.newRepresentative },
            ]}
            onValue={setId}
          />
        )}
        {id === '' && (
          <>
            <TextField
              label={words.settings.name}
              value={draft.name}
              maxLength={100}
              error={problems.has('name') ? words.faults['is missing'] : undefined}
              onValue={(name) => setDraft({ ...draft, name })}
            />
            <TextField
              label={words.settings.mailAddress}
              kind="email"
              value={draft.address}
              maxLength={254}
              error={
                [...problems.keys()].some((path) => path.startsWith('addresses'))
                  ? words.faults['is not a mail address']
                  : undefined
              }
              onValue={(address) => setDraft({ ...draft, address })}
            />
          </>
        )}
      </Setting>
      {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
      <StepFoot {...props} isForm problemCount={problems.size} />
    </form>
  );
}

function inputOf({ name, address }: { name: string; address: string }, locale: 'ja' | 'en') {
  return {
    ...{ name, kana: '', extension: null, locale, quietHours: [] },
    addresses: [{ address, label: '', charset: 'utf-8' as const }],
  };
}
