import { useState } from 'preact/hooks';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import type { TemplatePreview as Preview } from '../../../firmware/http/contract/templates.ts';
import { MailHtml } from '../demo/mail-html.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';

export interface TemplatePreviewProps {
  preview: Preview | null;
  calls: readonly CallRow[];
  callKey: string | null;
  onCall: (key: string | null) => void;
}

/** The mail as it arrives, made of an invented call or of one of the last. */
export function TemplatePreview({ preview, calls, callKey, onCall }: TemplatePreviewProps) {
  const words = useOfficeWords();
  const time = useDesk().time.value;
  const [as, setAs] = useState<'text' | 'html'>('text');
  const who = ({ caller, customer }: CallRow) =>
    customer?.name ??
    (caller.type === 'number'
      ? caller.display
      : caller.type === 'absent'
        ? words.caller.absent[caller.reason]
        : '');
  const mail = preview?.mail ?? null;
  return (
    <section class="mail" aria-label={words.templates.preview}>
      <h2>{words.templates.preview}</h2>
      <div class="template-choice">
        <SelectField
          label={words.templates.call}
          value={callKey ?? ''}
          choices={[
            { value: '', label: words.templates.sample },
            ...calls.map((call) => ({
              value: call.key,
              label: `${time.day(call.startedAt)} ${time.clock(call.startedAt)} ${who(call)}`,
            })),
          ]}
          onValue={(key) => onCall(key === '' ? null : key)}
        />
        <Segment
          label={words.templates.shownAs}
          value={as}
          choices={[
            { value: 'text', label: words.demo.asText },
            { value: 'html', label: words.demo.asHtml },
          ]}
          onValue={setAs}
        />
      </div>
      {mail === null ? (
        <p class="note">{preview === null ? words.templates.waits : words.templates.noPreview}</p>
      ) : (
        <>
          <p>
            <b>{mail.subject}</b>
          </p>
          {as === 'text' ? <div class="text">{mail.text}</div> : <MailHtml html={mail.html} />}
        </>
      )}
    </section>
  );
}
