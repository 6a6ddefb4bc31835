import { useState } from 'preact/hooks';
import { useDesk, useGateWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { comeIn, doorProblem } from './come-in.ts';
import { Wrong } from './wrong.tsx';

export function LoginForm({ setupOpen }: { setupOpen: boolean }) {
  const desk = useDesk();
  const words = useGateWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState('');
  const onSubmit = useSubmit(async () => {
    try {
      await desk.box.logIn({ name, password });
      comeIn();
    } catch (error) {
      setWrong(doorProblem(error, words.gate.loginWrong, words));
    }
  });
  return (
    <section>
      <h1>{words.gate.loginTitle}</h1>
      <p class="dim phrase">{words.gate.loginLead}</p>
      <form onSubmit={onSubmit}>
        <Field label={words.gate.name}>
          {(ids) => (
            <input
              {...ids}
              class="in"
              value={name}
              maxLength={60}
              autoComplete="username"
              autoCapitalize="none"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <PasswordField
          label={words.gate.password}
          kind="current-password"
          value={password}
          onValue={setPassword}
        />
        <Wrong text={wrong} />
        <button type="submit" class="btn is-first" disabled={name.trim() === '' || password === ''}>
          {words.gate.login}
        </button>
      </form>
      {location.protocol === 'https:' && (
        <p>
          <a href="/ca">{words.authority.fromLogin}</a>
        </p>
      )}
      {setupOpen && (
        <p>
          <a href="/setup">{words.gate.toSetup}</a>
        </p>
      )}
    </section>
  );
}
