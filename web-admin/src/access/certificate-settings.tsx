import { useState } from 'preact/hooks';
import type { CertificateState } from '../../../firmware/http/contract/certificate.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { Setting } from '../settings/setting.tsx';
import { CertificateForm } from './certificate-form.tsx';

const SOON_MS = 14 * 86_400_000;

/** What the page is opened with, and a certificate of the office in its place. */
export function CertificateSettings() {
  const desk = useDesk();
  const words = useOfficeWords().certificate;
  const { value, error, reload } = useLoaded('certificate', (signal) => desk.box.certificate(signal));
  if (value === null) return error === null ? null : <Oops error={error} retry={reload} />;
  if (value.kind === 'plain') return <p class="sub phrase">{words.plain}</p>;
  return (
    <div class="sets">
      <p class="sub phrase">{words.kinds[value.kind]}</p>
      {value.file !== null && <p class="place">{words.inFile(value.file)}</p>}
      {value.unused !== null && <Unused reason={value.unused} />}
      <Setting title={words.now}>
        <Facts state={value} />
        {value.kind === 'own' && <a href="/ca">{words.trust}</a>}
        {value.kind === 'browser' && <GiveBack onDone={reload} />}
      </Setting>
      {value.kind !== 'file' && <CertificateForm onDone={reload} />}
    </div>
  );
}

function Facts({ state }: { state: CertificateState }) {
  const desk = useDesk();
  const words = useOfficeWords().certificate;
  const { until, names, missing, fingerprint } = state;
  const isSoon = until !== null && until - desk.now.value < SOON_MS;
  return (
    <>
      {until !== null && (
        <p class={isSoon ? 'err' : undefined}>
          {isSoon && <Icon name="err" />}
          <span>
            {words.until} <b class="tnum">{desk.time.value.dayKey(until)}</b>
          </span>
        </p>
      )}
      <p>
        {words.names} <span class="mono">{names.join(', ')}</span>
      </p>
      {missing.length > 0 && <p class="note">{words.missing(missing.join(', '))}</p>}
      <p class="note wrap">
        SHA-256 <span class="mono">{fingerprint}</span>
      </p>
    </>
  );
}

function Unused({ reason }: { reason: string }) {
  const words = useOfficeWords().certificate;
  return (
    <div class="oops" role="alert">
      <p class="err">
        <Icon name="err" />
        {words.unused}
      </p>
      <p class="said" lang="en">
        {reason}
      </p>
    </div>
  );
}

function GiveBack({ onDone }: { onDone: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [isAsking, setAsking] = useState(false);
  const remove = async () => {
    setAsking(false);
    if (await desk.attempt(() => desk.box.removeCertificate())) {
      desk.toasts.say(words.certificate.opening);
      onDone();
    }
  };
  return (
    <>
      <button type="button" class="btn" disabled={desk.stale.value} onClick={() => setAsking(true)}>
        {words.certificate.giveBack}
      </button>
      {isAsking && (
        <Ask
          question={words.certificate.giveBackQuestion}
          yes={words.certificate.giveBack}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
