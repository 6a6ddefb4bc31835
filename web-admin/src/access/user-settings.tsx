import { useState } from 'preact/hooks';
import type { User } from '../../../firmware/http/contract/access.ts';
import { fieldProblems } from '../desk/problem.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { isGoodPassword, PasswordField } from '../parts/password-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';

/** Administrators: who may change settings. */
export function UserSettings() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<User | null>(null);
  const { value, error, reload } = useLoaded('users', (signal) => desk.box.users(signal));
  if (error !== null) return <Oops error={error} retry={reload} />;
  const remove = async (user: User) => {
    setLeaving(null);
    await desk.attempt(() => desk.box.removeUser(user.id));
    reload();
  };
  return (
    <>
      <p class="sub phrase">{words.access.usersNote}</p>
      <ul class="people">
        {value?.items.map((user) => (
          <li key={user.id} class="person">
            <b>{user.name}</b>
            <p class="dim tnum">{words.access.since(desk.time.value.dayKey(user.createdAt))}</p>
            <button
              type="button"
              class="btn is-small"
              aria-label={`${user.name} ${words.act.remove}`}
              disabled={value.items.length === 1}
              onClick={() => setLeaving(user)}
            >
              {words.act.remove}
            </button>
          </li>
        ))}
        {adding && (
          <li>
            <UserForm
              onClose={() => {
                setAdding(false);
                reload();
              }}
            />
          </li>
        )}
      </ul>
      {!adding && (
        <button type="button" class="btn is-start" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {words.access.newUser}
        </button>
      )}
      {leaving !== null && (
        <Ask
          question={words.access.removeUser(leaving.name)}
          yes={words.act.remove}
          onYes={() => void remove(leaving)}
          onNo={() => setLeaving(null)}
        />
      )}
    </>
  );
}

function UserForm({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const isTaken = fieldProblems(error).has('name');
  const onSubmit = useSubmit(async () => {
    try {
      await desk.box.addUser({ name, password });
      onClose();
    } catch (problem) {
      setError(problem);
    }
  });
  return (
    <form class="sheet" onSubmit={onSubmit}>
      <div class="form2 is-first">
        <TextField
          label={words.gate.name}
          value={name}
          maxLength={60}
          error={isTaken ? words.access.taken : undefined}
          onValue={setName}
        />
        <PasswordField
          label={words.gate.password}
          kind="new-password"
          value={password}
          help={words.gate.passwordHelp}
          onValue={setPassword}
        />
      </div>
      {error !== null && !isTaken && <Oops error={error} title={words.problem.notSaved} />}
      <div class="foot">
        <button type="submit" class="btn is-first" disabled={name.trim() === '' || !isGoodPassword(password)}>
          {words.act.save}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {words.act.cancel}
        </button>
      </div>
    </form>
  );
}
