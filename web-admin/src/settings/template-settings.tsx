import { useState } from 'preact/hooks';
import type { TemplateKind, TemplateLocale } from '../../../firmware/http/contract/templates.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { Segment } from '../parts/segment.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { TemplateEditor } from './template-editor.tsx';

const KINDS = ['missed', 'memo', 'digest', 'report'] as const;
const LOCALES = ['ja', 'en'] as const;

/** What mails say: one template for each kind and language (SPEC F1). */
export function TemplateSettings() {
  const words = useOfficeWords();
  const [kind, setKind] = useState<TemplateKind>('missed');
  const [locale, setLocale] = useState<TemplateLocale>(useDesk().preferences.language.value);
  return (
    <>
      <p class="sub">{words.templates.note}</p>
      <div class="template-choice">
        <Segment
          label={words.templates.kind}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: words.templates.kinds[value] }))}
          onValue={setKind}
        />
        <Segment
          label={words.settings.mailLanguage}
          value={locale}
          choices={LOCALES.map((value) => ({ value, label: words.languages[value] }))}
          onValue={setLocale}
        />
      </div>
      <LoadedTemplate key={`${kind} ${locale}`} kind={kind} locale={locale} />
    </>
  );
}

function LoadedTemplate({ kind, locale }: { kind: TemplateKind; locale: TemplateLocale }) {
  const desk = useDesk();
  const needs = useLoaded(`template ${kind} ${locale}`, async (signal) => {
    const [template, calls] = await Promise.all([
      desk.box.template(locale, kind, signal),
      desk.box.calls({ limit: 10 }, signal),
    ]);
    return { template, calls: calls.items };
  });
  if (needs.error !== null) return <Oops error={needs.error} retry={needs.reload} />;
  if (needs.value === null) return null;
  return <TemplateEditor kind={kind} locale={locale} {...needs.value} onStored={needs.reload} />;
}
