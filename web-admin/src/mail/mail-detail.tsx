import { useEffect, useId, useState } from 'preact/hooks';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { MailActions } from './mail-actions.tsx';
import { MailApproval } from './mail-approval.tsx';
import { useMailTyping } from './mail-draft.ts';
import { MailState } from './mail-state.tsx';
import { Overtaken } from './overtaken.tsx';
import { Tries } from './tries.tsx';
import { isUnsent, WhyUnsent } from './why-unsent.tsx';

export interface MailDetailProps {
  mailKey: string;
  /** The mail that holds typed text which the box has not, or none. */
  onTyping: (mailKey: string | null) => void;
}

/** One mail: our sentence, the server's words, and the repair beside the fault. */
export function MailDetail({ mailKey, onTyping }: MailDetailProps) {
  const desk = useDesk();
  const { value, error, reload } = useLoaded(`mail ${mailKey}`, (signal) => desk.box.mail(mailKey, signal), [
    desk.changes.of('outbox'),
  ]);
  // A mail that somebody types into stays, also when the box is gone for a moment.
  if (error !== null && value === null) return <Oops error={error} retry={reload} />;
  return value === null ? <div /> : <LoadedMail mail={value} onTyping={onTyping} />;
}

interface LoadedProps {
  mail: OutboxMail;
  onTyping: MailDetailProps['onTyping'];
}

function LoadedMail({ mail, onTyping }: LoadedProps) {
  const words = useOfficeWords().mail;
  const titleId = useId();
  const [shown, setShown] = useState(false);
  const typing = useMailTyping(mail);
  useEffect(() => {
    onTyping(typing.isChanged ? mail.key : null);
    return () => onTyping(null);
  }, [typing.isChanged, mail.key]);
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
      {mail.state !== 'approval' && typing.isChanged && (
        <Overtaken state={mail.state} draft={typing.draft} onDiscard={typing.discard} />
      )}
      {mail.state === 'approval' ? (
        <MailApproval mail={mail} typing={typing} />
      ) : (
        <MailActions key={mail.state} mail={mail} shown={shown} onShow={() => setShown(!shown)}>
          {shown && <p class="sec mail-text">{mail.text}</p>}
          {mail.state !== 'joined' && <Tries mail={mail} />}
        </MailActions>
      )}
    </section>
  );
}
