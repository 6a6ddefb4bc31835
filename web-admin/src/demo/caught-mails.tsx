import { useEffect, useState } from 'preact/hooks';
import type { CaughtMail } from '../../../firmware/http/contract/demo.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Segment } from '../parts/segment.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { MailHtml } from './mail-html.tsx';

/** The catcher is no part of the box, so no event tells of a mail that came in: it is asked. */
const ASK_MS = 2_000;

/** The mails that the simulated server took: what a representative would read. */
export function CaughtMails() {
  const desk = useDesk();
  const words = useOfficeWords().demo;
  const [open, setOpen] = useState<string | null>(null);
  const { value, reload } = useLoaded('caught', (signal) => desk.box.demoMails(signal), [
    desk.changes.of('outbox'),
  ]);
  useEffect(() => {
    const timer = desk.clock.every(ASK_MS, () => document.visibilityState === 'visible' && reload());
    return () => timer.cancel();
  }, [desk, reload]);
  const mails = value?.items ?? [];
  return (
    <section>
      <div class="head">
        <h2>
          {words.mails} <span class="tnum">{mails.length}</span>
        </h2>
      </div>
      {value !== null && mails.length === 0 && (
        <Empty title={words.noMails}>
          <p>{words.noMailsHint}</p>
        </Empty>
      )}
      <ul class="caught">
        {mails.map((mail) => (
          <li key={mail.id}>
            <button
              type="button"
              class="row-link"
              aria-expanded={open === mail.id}
              onClick={() => setOpen(open === mail.id ? null : mail.id)}
            >
              <b>{mail.subject}</b>
              <small>
                {mail.to.join(', ')}　<DayTime at={mail.at} />
              </small>
            </button>
            {open === mail.id && <OpenMail mail={mail} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenMail({ mail }: { mail: CaughtMail }) {
  const words = useOfficeWords();
  const [part, setPart] = useState<'text' | 'html'>('text');
  return (
    <div class="mail">
      <dl>
        <dt>{words.demo.sender}</dt>
        <dd>{mail.from}</dd>
        <dt>{words.memo.to}</dt>
        <dd>{mail.to.join(', ')}</dd>
        <dt>{words.memo.subject}</dt>
        <dd>
          <b>{mail.subject}</b>
        </dd>
        <dt>Message-ID</dt>
        <dd class="mono">{mail.messageId}</dd>
      </dl>
      {mail.html !== '' && (
        <Segment
          labelHidden
          label={words.demo.mails}
          value={part}
          choices={[
            { value: 'text', label: words.demo.asText },
            { value: 'html', label: words.demo.asHtml },
          ]}
          onValue={setPart}
        />
      )}
      {part === 'text' ? <div class="text">{mail.text}</div> : <MailHtml html={mail.html} />}
    </div>
  );
}
