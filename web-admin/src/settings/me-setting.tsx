import { useState } from 'preact/hooks';
import { fieldProblems } from '../desk/problem.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { isGoodPassword, PasswordField } from '../parts/password-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { Setting } from './setting.tsx';

/** Who the box takes this browser for, and the way out. */
export function MeSetting() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [asking, setAsking] = useState(false);
  const { value } = desk.door;
  const me = value.phase === 'open' ? value.me : null;
  if (me === null) return null;
  const leave = async () => {
    setAsking(false);
    if (await desk.attempt(() => desk.box.logOut())) location.assign('/');
  };
  const isTerminal = me.type === 'terminal';
  const name = isTerminal ? words.me.terminal(me.name) : words.me.administrator(me.name);
  return (
    <Setting title={words.me.title}>
      <p>{me.type === 'demo' ? words.me.demo : name}</p>
      {me.type === 'administrator' && <PasswordForm />}
      {me.type === 'demo' ? (
        <a class="btn is-start" href="/login">
          {words.me.tryLogin}
        </a>
      ) : (
        <button
          type="button"
          class="btn is-start"
          onClick={() => (isTerminal ? setAsking(true) : void leave())}
        >
          {isTerminal ? words.me.leave : words.me.logOut}
        </button>
      )}
      {asking && (
        <Ask
          question={words.me.leaveQuestion}
          yes={words.me.leave}
          onYes={() => void leave()}
          onNo={() => setAsking(false)}
        />
      )}
    </Setting>
  );
}

function PasswordForm() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const isWrong = fieldProblems(error).has('current');
  const onSubmit = useSubmit(async () => {
    try {
      await desk.box.changePassword({ current, password });
      setCurrent('');
      setPassword('');
      setError(null);
      desk.toasts.say(words.me.changed);
    } catch (problem) {
      setError(problem);
    }
  });
  return (
    <details>
      <summary>{words.me.changePassword}</summary>
      <form class="stack" onSubmit={onSubmit}>
        <PasswordField
          label={words.me.current}
          kind="current-password"
          value={current}
          error={isWrong ? words.me.currentWrong : undefined}
          onValue={setCurrent}
        />
        <PasswordField
          label={words.me.next}
          kind="new-password"
          value={password}
          help={words.gate.passwordHelp}
          onValue={setPassword}
        />
        {error !== null && !isWrong && <Oops error={error} title={words.problem.notSaved} />}
        <button type="submit" class="btn is-start" disabled={current === '' || !isGoodPassword(password)}>
          {words.me.changePassword}
        </button>
      </form>
    </details>
  );
}
