import { useState } from 'preact/hooks';
import type { MadeToken, Scope, Token } from '../../../firmware/http/contract/access.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';

/** Keys by which programs of others use the box. */
export function TokenSettings() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const [leaving, setLeaving] = useState<Token | null>(null);
  const { value, error, reload } = useLoaded('tokens', (signal) => desk.box.tokens(signal));
  if (error !== null) return <Oops error={error} retry={reload} />;
  const revoke = async (token: Token) => {
    setLeaving(null);
    await desk.attempt(() => desk.box.revokeToken(token.id));
    reload();
  };
  return (
    <>
      <p class="sub phrase">{words.access.tokensNote}</p>
      {value?.items.length === 0 && !adding && <Empty title={words.access.noTokens} />}
      <ul class="people">
        {value?.items.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => setLeaving(token)} />
        ))}
      </ul>
      {made !== null && (
        <div class="sheet" role="status">
          <div class="sec stack">
            <b>{words.access.key}</b>
            <p class="mono wrap">{made.key}</p>
            <p class="note phrase">{words.access.keyNote}</p>
          </div>
        </div>
      )}
      {adding ? (
        <TokenForm
          onClose={(token) => {
            setAdding(false);
            setMade(token);
            reload();
          }}
        />
      ) : (
        <button type="button" class="btn is-start" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {words.access.newToken}
        </button>
      )}
      {leaving !== null && (
        <Ask
          question={words.access.revokeToken(leaving.name)}
          yes={words.access.revoke}
          onYes={() => void revoke(leaving)}
          onNo={() => setLeaving(null)}
        />
      )}
    </>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const names = words.access.scopeNames as Readonly<Record<string, string>>;
  const seen =
    token.seenAt === null ? words.access.neverSeen : words.access.seen(desk.time.value.dayKey(token.seenAt));
  return (
    <li class="person">
      <div>
        <b>{token.name}</b>
        <small class="tnum">{seen}</small>
      </div>
      <p class="dim">{token.scopes.map((scope) => names[scope] ?? scope).join(words.caller.comma)}</p>
      <button
        type="button"
        class="btn is-small"
        aria-label={`${token.name} ${words.access.revoke}`}
        onClick={onRevoke}
      >
        {words.access.revoke}
      </button>
    </li>
  );
}

function TokenForm({ onClose }: { onClose: (made: MadeToken | null) => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [error, setError] = useState<unknown>(null);
  const all = Object.keys(words.access.scopeNames) as Scope[];
  const onSubmit = useSubmit(async () => {
    try {
      onClose(await desk.box.addToken({ name, scopes: [...scopes] }));
    } catch (problem) {
      setError(problem);
    }
  });
  const toggle = (scope: Scope, on: boolean) =>
    setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  return (
    <form class="sheet" onSubmit={onSubmit}>
      <div class="sec stack">
        <TextField label={words.access.tokenName} value={name} maxLength={60} onValue={setName} />
        <fieldset>
          <legend class="label">{words.access.scopes}</legend>
          {all.map((scope) => (
            <label key={scope} class="check">
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={(event) => toggle(scope, event.currentTarget.checked)}
              />
              <span>
                {words.access.scopeNames[scope]} <span class="note mono">{scope}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {error !== null && <Oops error={error} title={words.problem.notSaved} />}
      </div>
      <div class="foot">
        <button type="submit" class="btn is-first" disabled={name.trim() === '' || scopes.length === 0}>
          {words.access.newToken}
        </button>
        <button type="button" class="btn" onClick={() => onClose(null)}>
          {words.act.cancel}
        </button>
      </div>
    </form>
  );
}
