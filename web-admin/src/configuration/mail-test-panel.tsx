import { useEffect, useState } from 'preact/hooks';
import type { MailFields, MailTest } from '../../../firmware/http/contract/configuration.ts';
import { isOfInputMethod } from '../app/keyboard.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { Oops } from '../parts/oops.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { faultText } from './fault-words.ts';
import { MailTestStory } from './mail-test-story.tsx';

const LOOK_MS = 500;

export interface MailTestPanelProps {
  /** What stands in the form; null: what the box works with. */
  typed: MailFields | null;
  /** Takes the fingerprint that a server showed into the form; null where the form cannot be changed. */
  onTrust: ((fingerprint: string) => void) | null;
}

/** Sends a mail with the settings as they are typed, and shows the conversation with the server while it goes on. */
export function MailTestPanel({ typed, onTrust }: MailTestPanelProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [to, setTo] = useState('');
  const [test, setTest] = useState<MailTest | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isRunning = test?.phase === 'running';
  useFollowed(test, setTest);
  const problems = fieldProblems(error);
  const toProblem = problems.get('to');
  const isOff = to.trim() === '' || isRunning || desk.stale.value;
  const send = useSubmit(async () => {
    setError(null);
    try {
      setTest(await desk.box.testMail({ to, mail: typed }));
    } catch (problem) {
      setError(problem);
    }
  });
  // It stands in the form of the settings: Enter here sends the mail, and saves nothing.
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isOfInputMethod(event)) return;
    event.preventDefault();
    if (!isOff) send(event);
  };
  return (
    <section class="sheet mail-test" aria-labelledby="mail-test">
      <div class="sec">
        <h2 id="mail-test">{words.mailTest.title}</h2>
        <p class="note">{typed === null ? words.mailTest.noteStored : words.mailTest.note}</p>
      </div>
      <div class="sec mail-test-to">
        <Field
          label={words.mailTest.to}
          error={toProblem === undefined ? undefined : faultText(toProblem, words)}
        >
          {(ids) => (
            <input
              {...ids}
              class="in"
              inputMode="email"
              value={to}
              maxLength={254}
              autoComplete="email"
              onInput={(event) => setTo(event.currentTarget.value)}
              onKeyDown={onEnter}
            />
          )}
        </Field>
        <button type="button" class="btn" disabled={isOff} onClick={send}>
          {isRunning ? words.mailTest.running : words.mailTest.send}
        </button>
      </div>
      {error !== null && toProblem === undefined && <TestRefused error={error} />}
      {test !== null && <MailTestStory test={test} onTrust={onTrust} />}
    </section>
  );
}

/** What is wrong with the settings above, which are not tried then. */
function TestRefused({ error }: { error: unknown }) {
  const words = useOfficeWords();
  const problems = [...fieldProblems(error)];
  if (problems.length === 0) return <Oops error={error} />;
  const names: Readonly<Record<string, string>> = {
    ...{ fromAddress: words.configuration.fromAddress, fromName: words.configuration.fromName },
    ...{ host: words.configuration.mailHost, port: words.configuration.port },
    ...{ security: words.configuration.security, user: words.configuration.mailUser },
    ...{ password: words.configuration.password, fingerprint: words.configuration.fingerprint },
  };
  return (
    <ul class="sec" role="alert">
      {problems.map(([path, reason]) => (
        <li key={path} class="err">
          {names[path] ?? path}: {faultText(reason, words)}
        </li>
      ))}
    </ul>
  );
}

/** Asks again and again while it runs. An answer that does not come is asked for once more. */
function useFollowed(test: MailTest | null, onTest: (test: MailTest) => void): void {
  const desk = useDesk();
  useEffect(() => {
    if (test?.phase !== 'running') return;
    const timer = desk.clock.after(LOOK_MS, () => {
      desk.box.mailTest().then(onTest, () => onTest({ ...test }));
    });
    return () => timer.cancel();
  }, [test, desk]);
}
