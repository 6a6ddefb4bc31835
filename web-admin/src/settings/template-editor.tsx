import { useRef, useState } from 'preact/hooks';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import type {
  Template,
  TemplateFault,
  TemplateKind,
  TemplateLocale,
  TemplateSource,
} from '../../../firmware/http/contract/templates.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { FieldPalette } from './field-palette.tsx';
import { faultText } from './template-fault.ts';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplatePreview } from './use-template-preview.ts';

export interface TemplateEditorProps {
  kind: TemplateKind;
  locale: TemplateLocale;
  template: Template;
  calls: readonly CallRow[];
  onStored: () => void;
}

type Part = keyof TemplateSource;
const ROWS: Readonly<Record<Part, number>> = { subject: 2, text: 14, html: 14 };
const PARTS = ['subject', 'text', 'html'] as const;

/** Left the three parts, right the mail that they make of a call, drawn anew while somebody types. */
export function TemplateEditor({ kind, locale, template, calls, onStored }: TemplateEditorProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const saved = template.own ?? template.builtIn;
  const [draft, setDraft] = useState<TemplateSource>(saved);
  const [callKey, setCallKey] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const typing = useTyping(draft, setDraft);
  const preview = useTemplatePreview({ kind, locale, source: draft, callKey });
  const store = async (source: TemplateSource | null) => {
    setAsking(false);
    try {
      await desk.box.saveTemplate(locale, kind, source);
      desk.toasts.say(words.settings.saved);
      setError(null);
      onStored();
      if (source === null) setDraft(template.builtIn);
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(() => store(draft));
  const faults = preview?.faults ?? template.faults;
  return (
    <form class="template" onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <div class="stack">
        {PARTS.map((part) => (
          <PartField
            key={part}
            part={part}
            value={draft[part]}
            faults={faults.filter((fault) => fault.part === part)}
            onFocus={typing.onFocus(part)}
            onValue={(value) => setDraft({ ...draft, [part]: value })}
          />
        ))}
        <FieldPalette fields={template.fields} onInsert={typing.insert} />
      </div>
      <TemplatePreview preview={preview} calls={calls} callKey={callKey} onCall={setCallKey} />
      {error !== null && <Oops error={error} title={words.problem.notSaved} />}
      <div class="template-foot">
        <SaveFoot dirty={JSON.stringify(draft) !== JSON.stringify(saved)} onDiscard={() => setDraft(saved)} />
        {template.own !== null && (
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {words.templates.toBuiltIn}
          </button>
        )}
      </div>
      {asking && (
        <Ask
          question={words.templates.toBuiltInQuestion}
          yes={words.templates.toBuiltIn}
          onYes={() => void store(null)}
          onNo={() => setAsking(false)}
        />
      )}
    </form>
  );
}

interface PartFieldProps {
  part: Part;
  value: string;
  faults: readonly TemplateFault[];
  onFocus: (event: { currentTarget: HTMLTextAreaElement }) => void;
  onValue: (value: string) => void;
}

function PartField({ part, value, faults, onFocus, onValue }: PartFieldProps) {
  const words = useOfficeWords().templates;
  const [first] = faults;
  return (
    <Field label={words.parts[part]} error={first === undefined ? undefined : faultText(first, words)}>
      {(ids) => (
        <textarea
          {...ids}
          class={part === 'html' ? 'in is-code' : 'in'}
          rows={ROWS[part]}
          spellcheck={false}
          value={value}
          onFocus={onFocus}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A placeholder goes where the cursor was last. */
function useTyping(draft: TemplateSource, onDraft: (draft: TemplateSource) => void) {
  const last = useRef<{ part: Part; box: HTMLTextAreaElement } | null>(null);
  return {
    onFocus:
      (part: Part) =>
      ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
        last.current = { part, box: currentTarget };
      },
    insert: (text: string) => {
      const { part, box } = last.current ?? { part: 'text' as const, box: null };
      const at = box?.selectionStart ?? draft[part].length;
      onDraft({ ...draft, [part]: draft[part].slice(0, at) + text + draft[part].slice(at) });
      box?.focus();
    },
  };
}
