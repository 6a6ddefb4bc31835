import type { MailTest, MailTestEvent } from '../../../firmware/http/contract/configuration.ts';
import type { MailFault } from '../../../firmware/http/contract/mail-fault.ts';
import { REPAIR } from '../../../firmware/mail-faults/judgement.ts';
import type { OfficeWords } from '../i18n/words.ts';
import { FaultText } from '../mail/fault-text.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

type Certificate = Extract<MailTestEvent, { type: 'certificate' }>['shown'];

interface StoryProps {
  test: MailTest;
  onTrust: ((fingerprint: string) => void) | null;
}

/** The end of a test mail first, in words and with what to do; below it every step with the words of the server. */
export function MailTestStory({ test, onTrust }: StoryProps) {
  const words = useOfficeWords();
  const steps = test.events.filter((event) => event.type === 'step');
  return (
    <>
      <div role="status">
        {test.events.map((event, at) => (
          <End key={at} event={event} to={test.to} onTrust={onTrust} />
        ))}
      </div>
      {steps.length > 0 && (
        <div class="sec">
          <h3>{words.mailTest.story}</h3>
          <ol class="story">
            {steps.map(({ step, text, until, ms }, at) => (
              <li key={at}>
                <span class="tnum">{(ms / 1000).toFixed(1)} s</span>
                <b>{stepName(step, words)}</b>
                {step === 'encryption' ? (
                  <span>{words.mailTest.on}</span>
                ) : (
                  <span class="said" lang="en">
                    {text}
                  </span>
                )}
                {until !== null && <Until until={until} />}
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  );
}

/** A command of SMTP is called what it is. */
function stepName(step: string, { mailTest: { steps } }: OfficeWords): string {
  return Object.hasOwn(steps, step) ? steps[step as keyof typeof steps] : step;
}

interface EndProps {
  event: MailTestEvent;
  to: string;
  onTrust: StoryProps['onTrust'];
}

function End({ event, to, onTrust }: EndProps) {
  const words = useOfficeWords().mailTest;
  switch (event.type) {
    case 'taken':
      return (
        <div class="sec">
          <p>
            <b>{event.program === null ? words.taken(to) : words.programTaken(event.program)}</b>
          </p>
          {event.words !== '' && (
            <p class="said" lang="en">
              {event.words}
            </p>
          )}
          <p class="note">{words.takenNote}</p>
        </div>
      );
    case 'fault':
      return <Failed fault={event.fault} />;
    case 'certificate':
      return <Shown certificate={event.shown} onTrust={onTrust} />;
    case 'record':
      return (
        <div class="sec">
          <p class="note">{words.record}</p>
          <p class="said">
            {event.name} {event.text}
          </p>
        </div>
      );
    default:
      return null;
  }
}

/** Nothing tries a test mail again but whoever sent it. */
function Failed({ fault }: { fault: MailFault }) {
  const words = useOfficeWords().mailTest;
  return (
    <div class="sec is-wrong">
      <p class="err">
        <Icon name="err" />
        {words.failed}
      </p>
      <FaultText fault={fault} />
      {REPAIR[fault.code] === 'wait' && <p>{words.again}</p>}
      {fault.said !== '' && (
        <p class="note">
          {fault.by === 'server' ? words.server : words.error}
          <span class="said" lang="en">
            {fault.said}
          </span>
        </p>
      )}
    </div>
  );
}

/** Of a certificate. */
function Until({ until }: { until: number }) {
  const { mailTest } = useOfficeWords();
  return <span class="note">{mailTest.until(useDesk().time.value.dayKey(until))}</span>;
}

/** Whoever runs the server is asked first: the button takes the fingerprint into the form, and no further. */
function Shown({ certificate, onTrust }: { certificate: Certificate; onTrust: StoryProps['onTrust'] }) {
  const words = useOfficeWords().mailTest;
  return (
    <div class="sec">
      <h3>{words.certificate}</h3>
      <p>
        <span class="said" lang="en">
          {certificate.subject}
        </span>{' '}
        <span class="note">{words.issuedBy(certificate.issuer)}</span>{' '}
        {certificate.until !== null && <Until until={certificate.until} />}
      </p>
      <p class="said wrap">{certificate.fingerprint}</p>
      <p class="note">{words.certificateNote}</p>
      {onTrust !== null && (
        <button type="button" class="btn is-start" onClick={() => onTrust(certificate.fingerprint)}>
          {words.trust}
        </button>
      )}
    </div>
  );
}
