import type { Door } from '../app/routes.ts';
import { useDesk, useGateWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { AuthorityPage } from './authority-page.tsx';
import { LoginForm } from './login-form.tsx';
import { PairForm } from './pair-form.tsx';
import { SetupForm } from './setup-form.tsx';

export interface GateProps {
  /** Which door the address names; null for any other address. */
  door: Door | null;
}

/** Before the first administrator there is one door; afterwards a desk is paired, or an administrator logs in. */
export function GatePage({ door }: GateProps) {
  const { value } = useDesk().door;
  const me = value.phase === 'unknown' ? null : value.me;
  const secret = useDesk().router.place.value.hash;
  const isFirst = me?.setupNeeded ?? false;
  return (
    <main id="main" class="gate" tabIndex={-1}>
      <Head />
      {door === 'ca' ? (
        <AuthorityPage />
      ) : isFirst || door === 'setup' ? (
        <SetupForm isFirst={isFirst} />
      ) : door === 'pair' && secret !== '' ? (
        <PairForm secret={secret} />
      ) : (
        <>
          <PairForm secret={null} />
          <LoginForm setupOpen={me?.setupOpen ?? false} />
        </>
      )}
    </main>
  );
}

function Head() {
  const { preferences } = useDesk();
  const words = useGateWords();
  const other = preferences.language.value === 'ja' ? 'en' : 'ja';
  return (
    <header class="gate-head">
      <span class="mark">
        <Icon name="mark" />
        <span>{words.product}</span>
      </span>
      <button
        type="button"
        class="btn is-quiet"
        lang={other}
        onClick={() => {
          preferences.chosenLanguage.value = other;
        }}
      >
        {words.languages[other]}
      </button>
    </header>
  );
}
