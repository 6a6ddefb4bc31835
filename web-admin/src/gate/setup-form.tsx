import { useState } from 'preact/hooks';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useGateWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { isGoodPassword, PasswordField } from '../parts/password-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { comeIn, doorProblem } from './come-in.ts';
import { Wrong } from './wrong.tsx';

/** Makes the first administrator, or lets one in again who lost the password. */
export function SetupForm({ isFirst }: { isFirst: boolean }) {
  const desk = useDesk();
  const words = useGateWords();
  const [draft, setDraft] = useState({ code: '', name: '', password: '', repeated: '' });
  const [wrong, setWrong] = useState('');
  const [error, setError] = useState<unknown>(null);
  const problems = fieldProblems(error);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { code, name, password, repeated } = draft;
  const onSubmit = useSubmit(async () => {
    setError(null);
    if (!isGoodPassword(password)) return setWrong(words.gate.tooShort);
    if (password !== repeated) return setWrong(words.gate.notSame);
    try {
      await desk.box.setUp({ code, name, password });
      // A new box is set up before it has anything to show.
      comeIn(isFirst ? '/start' : '/');
    } catch (problem) {
      setError(problem);
      setWrong(doorProblem(problem, words.gate.setupWrong, words));
    }
  });
  return (
    <section>
      <h1>{isFirst ? words.gate.setupTitle : words.gate.resetTitle}</h1>
      <p class="dim phrase">{isFirst ? words.gate.setupLead : words.gate.resetLead}</p>
      <form onSubmit={onSubmit}>
        <TextField
          label={words.gate.setupCode}
          value={code}
          placeholder="XXXXX-XXXXX"
          maxLength={40}
          error={problems.has('code') ? words.gate.setupWrong : undefined}
          onValue={(value) => change({ code: value })}
        />
        <Field label={words.gate.name}>
          {(ids) => (
            <input
              {...ids}
              class="in"
              value={name}
              maxLength={60}
              autoComplete="username"
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
          )}
        </Field>
        <PasswordField
          label={words.gate.password}
          kind="new-password"
          value={password}
          help={words.gate.passwordHelp}
          onValue={(value) => change({ password: value })}
        />
        <PasswordField
          label={words.gate.repeat}
          kind="new-password"
          value={repeated}
          onValue={(value) => change({ repeated: value })}
        />
        <Wrong text={problems.has('code') ? '' : wrong} />
        <button
          type="submit"
          class="btn is-first"
          disabled={code.trim() === '' || name.trim() === '' || password === ''}
        >
          {isFirst ? words.gate.setup : words.gate.login}
        </button>
      </form>
      {!isFirst && (
        <p>
          <a href="/login">{words.gate.toLogin}</a>
        </p>
      )}
    </section>
  );
}
