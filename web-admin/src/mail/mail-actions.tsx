import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { fieldProblems, problemText } from '../desk/problem.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { TextField } from '../parts/text-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { splitAddresses } from './addresses.ts';

export interface MailActionsProps {
  mail: OutboxMail;
  shown: boolean;
  onShow: () => void;
  /** Stands between the address to correct and the buttons. */
  children: ComponentChildren;
}

/** What can be done with a mail: correct and send, send now, look, drop. */
export function MailActions({ mail, shown, onShow, children }: MailActionsProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [to, setTo] = useState(mail.toAddresses.join(', '));
  const [problem, setProblem] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const failed = mail.state === 'parked' || mail.state === 'bounced';
  const batched = mail.state === 'batched';
  const waiting = mail.state === 'queued' || mail.state === 'held' || batched;
  const retry = async () => {
    const addresses = splitAddresses(to);
    const changed = addresses.join(',') !== mail.toAddresses.join(',');
    try {
      await desk.box.retryMail(mail.key, changed ? addresses : undefined);
      desk.toasts.say(words.mail.retried);
    } catch (error) {
      setProblem(error);
    }
  };
  const drop = async () => {
    setAsking(false);
    if (await desk.attempt(() => desk.box.dropMail(mail.key))) desk.toasts.say(words.mail.dropped);
  };
  const wrong =
    problem === null ? undefined : ([...fieldProblems(problem).values()][0] ?? problemText(problem, words));
  const onSubmit = useSubmit(retry);
  return (
    <form onSubmit={onSubmit}>
      {failed && (
        <div class="sec">
          <TextField
            label={words.mail.to}
            value={to}
            error={wrong}
            help={mail.toAddresses.length > 1 ? words.mail.separate : undefined}
            onValue={setTo}
          />
        </div>
      )}
      {children}
      <div class="foot">
        {(failed || batched || mail.state === 'queued') && (
          <button
            type="submit"
            class="btn is-first"
            disabled={desk.stale.value || splitAddresses(to).length === 0}
          >
            {failed ? words.mail.correct : batched ? words.mail.sendNow : words.mail.retry}
          </button>
        )}
        <button type="button" class="btn" aria-expanded={shown} onClick={onShow}>
          {shown ? words.mail.hide : words.mail.show}
        </button>
        <span class="push" />
        {(failed || waiting) && (
          <button
            type="button"
            class="btn is-danger"
            disabled={desk.stale.value}
            onClick={() => setAsking(true)}
          >
            {words.mail.drop}
          </button>
        )}
      </div>
      {asking && (
        <Ask
          question={words.mail.dropQuestion}
          yes={words.mail.drop}
          onYes={() => void drop()}
          onNo={() => setAsking(false)}
        />
      )}
    </form>
  );
}
