import { useEffect, useState } from 'preact/hooks';
import type { ImportState } from '../../../firmware/http/contract/import.ts';
import { withQuery } from '../box/api.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { Setting } from '../settings/setting.tsx';
import { SideNav } from '../settings/side-nav.tsx';
import { ImportFindings } from './import-findings.tsx';
import { ImportProgress } from './import-progress.tsx';

/** Customers come and go as files (SPEC B4). */
export function ImportPage() {
  const words = useOfficeWords().importing;
  return (
    <div class="settings">
      <SideNav current="import" />
      <div class="stack is-wide">
        <div class="top">
          <div>
            <h1>{words.title}</h1>
            <p class="sub phrase">{words.sub}</p>
          </div>
        </div>
        <Import />
        <Exports />
      </div>
    </div>
  );
}

const ASK_AGAIN_MS = 500;
const isBusy = ({ phase }: ImportState) => phase === 'checking' || phase === 'writing';

function Import() {
  const desk = useDesk();
  const words = useOfficeWords().importing;
  const [state, setState] = useState<ImportState | null>(null);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = (asked: Promise<ImportState>) =>
    asked.then(
      (next) => {
        setError(null);
        setState(next);
      },
      (problem: unknown) => setError(problem),
    );
  useEffect(() => void take(desk.box.imported()), [desk]);
  useEffect(() => {
    if (state === null || !isBusy(state)) return;
    const timer = desk.clock.after(ASK_AGAIN_MS, () => void take(desk.box.imported()));
    return () => timer.cancel();
  }, [state, desk]);
  const send = async (file: File) => {
    setSending(true);
    await take(desk.box.sendImport(file));
    setSending(false);
  };
  const cancel = async () => {
    if (await desk.attempt(() => desk.box.cancelImport())) desk.toasts.say(words.cancelled);
    await take(desk.box.imported());
  };
  const busy = sending || (state !== null && isBusy(state));
  return (
    <section class="sheet import" aria-labelledby="import">
      <div class="sec">
        <h2 id="import">{words.import}</h2>
        <p class="note">{words.importNote}</p>
        <FileChoice
          again={state?.phase === 'ready'}
          off={busy || desk.stale.value}
          onFile={(file) => void send(file)}
        />
      </div>
      {error !== null && <Oops error={error} />}
      {busy && <ImportProgress state={sending ? null : state} onCancel={() => void cancel()} />}
      {state !== null && !sending && (
        <ImportFindings
          state={state}
          onFields={(fields) => void take(desk.box.importColumns(fields))}
          onCommit={(duplicates) => void take(desk.box.commitImport(duplicates))}
          onCancel={() => void cancel()}
        />
      )}
    </section>
  );
}

interface FileChoiceProps {
  again: boolean;
  off: boolean;
  onFile: (file: File) => void;
}

/** The browser's own field behind a button of ours: it opens by click, by key and by a dropped file. */
function FileChoice({ again, off, onFile }: FileChoiceProps) {
  const words = useOfficeWords().importing;
  return (
    <label class="btn file">
      <span>{again ? words.another : words.choose}</span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard"
        disabled={off}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file, corrected, must be a change again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

function Exports() {
  const desk = useDesk();
  const words = useOfficeWords().importing;
  const lang = desk.preferences.language.value;
  const csv = (charset: string) => withQuery('/api/customers.csv', { charset, lang });
  return (
    <div class="sets">
      <Setting title={words.export} note={words.exportNote}>
        <div class="btns">
          <a class="btn" href={csv('utf-8')} download>
            {words.csv}
          </a>
          <a class="btn" href={csv('shift_jis')} download>
            {words.shiftJis}
          </a>
          <a class="btn" href="/api/customers.vcf?version=3.0" download>
            {words.vcard3}
          </a>
          <a class="btn" href="/api/customers.vcf?version=4.0" download>
            {words.vcard4}
          </a>
        </div>
      </Setting>
    </div>
  );
}
