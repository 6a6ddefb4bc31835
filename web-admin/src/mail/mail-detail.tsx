import { useId, useState } from 'preact/hooks';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { MailActions } from './mail-actions.tsx';
import { MailApproval } from './mail-approval.tsx';
import { MailState } from './mail-state.tsx';
import { Tries } from './tries.tsx';
import { isUnsent, WhyUnsent } from './why-unsent.tsx';

/** One mail: our sentence, the server's words, and the repair beside the fault. */
export function MailDetail({ mailKey }: { mailKey: string }) {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(`mail ${mailKey}`, (signal) => desk.box.mail(mailKey, signal), [
    desk.changes.of('outbox'),
  ]);
  if (error !== null) return <Oops error={error} retry={reload} />;
  return value === null ? <div /> : <LoadedMail mail={value} />;
}

function LoadedMail({ mail }: { mail: OutboxMail }) {
  const words = useOfficeWords().mail;
  const titleId = useId();
  const [shown, setShown] = useState(false);
  const sentence = {
    parked: words.refused,
    bounced: words.bounced,
    queued: mail.attempts > 0 ? words.waiting : null,
    held: words.about.held,
    approval: words.about.approval,
    batched: words.waitsBatch,
    joined: words.joinedInto,
  };
  const about = mail.state in sentence ? sentence[mail.state as keyof typeof sentence] : null;
  return (
    <section class="sheet" aria-labelledby={titleId}>
      <div class="card-who">
        <MailState state={mail.state} />
        <h2 id={titleId} class="is-subject">
          {mail.subject}
        </h2>
        <p class="dim">
          {mail.toName}　{mail.toAddresses.join(', ')}
        </p>
        {isUnsent(mail) ? <WhyUnsent mail={mail} /> : about !== null && <p class="dim">{about}</p>}
        {mail.digestKey !== null && <a href={`/mail?key=${mail.digestKey}`}>{words.openDigest}</a>}
      </div>
      {mail.state === 'approval' ? (
        <MailApproval mail={mail} />
      ) : (
        <MailActions key={mail.state} mail={mail} shown={shown} onShow={() => setShown(!shown)}>
          {shown && <p class="sec mail-text">{mail.text}</p>}
          {mail.state !== 'joined' && <Tries mail={mail} />}
        </MailActions>
      )}
    </section>
  );
}
