import { useState } from 'preact/hooks';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { Oops } from '../parts/oops.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { Setting } from '../settings/setting.tsx';

const NOTHING = { certificate: '', key: '' };
type Draft = typeof NOTHING;

/** A certificate of the office and its key, from files or pasted as text. The key goes in and never comes out. */
export function CertificateForm({ onDone }: { onDone: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const text = words.certificate;
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const [error, setError] = useState<unknown>(null);
  const problems = fieldProblems(error);
  const onSubmit = useSubmit(async () => {
    setError(null);
    try {
      await desk.box.saveCertificate(draft);
      setDraft(NOTHING);
      desk.toasts.say(text.opening);
      onDone();
    } catch (problem) {
      setError(problem);
    }
  });
  const isEmpty = draft.certificate.trim() === '' || draft.key.trim() === '';
  return (
    <form onSubmit={onSubmit}>
      <Setting title={text.bring} note={text.bringNote}>
        <PemField
          label={text.certificate}
          value={draft.certificate}
          problem={problems.get('certificate')}
          onValue={(certificate) => setDraft({ ...draft, certificate })}
        />
        <PemField
          label={text.key}
          value={draft.key}
          problem={problems.get('key')}
          onValue={(key) => setDraft({ ...draft, key })}
        />
        {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
        <button type="submit" class="btn is-first" disabled={isEmpty || desk.stale.value}>
          {text.use}
        </button>
      </Setting>
    </form>
  );
}

interface PemFieldProps {
  label: string;
  value: string;
  /** In the words of the box. */
  problem: string | undefined;
  onValue: (value: string) => void;
}

/** What the box finds wrong, by how it begins. */
const FAULTS = [
  ['the certificate is no', 'noCertificate'],
  ['the key does not', 'otherKey'],
  ['the key is no', 'noKey'],
  ['the certificate was', 'ended'],
] as const;

function PemField({ label, value, problem, onValue }: PemFieldProps) {
  const words = useOfficeWords().certificate;
  const known = FAULTS.find(([begin]) => problem?.startsWith(begin));
  const error = problem === undefined ? undefined : words.faults[known?.[1] ?? 'other'];
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <>
          <textarea
            {...ids}
            class="in mono"
            rows={4}
            spellcheck={false}
            autoComplete="off"
            placeholder="-----BEGIN …"
            value={value}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          <label class="btn is-small file">
            {words.fromFile}
            <input
              type="file"
              accept=".pem,.crt,.cer,.key,.txt"
              aria-label={`${label} ${words.fromFile}`}
              onChange={(event) => void readFile(event.currentTarget, onValue)}
            />
          </label>
        </>
      )}
    </Field>
  );
}

/** What is longer than any certificate is none, and is not read. */
const MOST_BYTES = 100_000;

async function readFile(input: HTMLInputElement, onText: (text: string) => void): Promise<void> {
  const [file] = input.files ?? [];
  if (file !== undefined && file.size <= MOST_BYTES) onText(await file.text());
}
