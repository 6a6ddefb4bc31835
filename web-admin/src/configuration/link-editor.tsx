import type {
  Configuration,
  LineFields,
  LinkFields,
  NetworkFields,
  SerialFields,
} from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { ProblemCount } from '../parts/problem-count.tsx';
import { TextField } from '../parts/text-field.tsx';
import { NetworkLink } from './network-link.tsx';
import { SectionForm } from './section-frame.tsx';
import { SerialLink } from './serial-link.tsx';
import { useSection } from './use-section.ts';

export interface LinkEditorProps {
  link: LinkFields;
  /** Its place in the list; behind the last: a new one. */
  at: number;
  others: readonly LinkFields[];
  lines: readonly LineFields[];
  onClose: (saved?: Configuration) => void;
}

/** One piece of equipment. Saving sends the whole list with it. */
export function LinkEditor({ link, at, others, lines, onClose }: LinkEditorProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const text = words.configuration;
  const section = useSection<LinkFields>({
    first: link,
    save: (draft) =>
      desk.box.saveLinks({ items: at < others.length ? others.with(at, draft) : [...others, draft] }),
    draftOf: () => link,
    onSaved: onClose,
  });
  const { draft, change } = section;
  const problem = (path: string) => section.problem(`items.${at}.${path}`);
  return (
    <div class="sheet link-editor">
      <div class="sec">
        <h2>{text.kinds[draft.kind]}</h2>
        {draft.type === 'network' && <p class="note">{text.guides[draft.kind]}</p>}
      </div>
      <SectionForm
        section={section}
        isFixed={false}
        foot={({ isBusy, problemCount }) => (
          <div class="foot">
            <button type="submit" class="btn is-first" disabled={isBusy || desk.stale.value}>
              {words.act.save}
            </button>
            <button type="button" class="btn" disabled={isBusy} onClick={() => onClose()}>
              {words.act.cancel}
            </button>
            <ProblemCount count={problemCount} />
          </div>
        )}
      >
        {draft.type === 'network' ? (
          <NetworkLink
            draft={draft}
            lines={lines}
            change={(part: Partial<NetworkFields>) => change(part)}
            problem={problem}
          />
        ) : (
          <SerialLink
            draft={draft}
            lines={lines}
            change={(part: Partial<SerialFields>) => change(part)}
            problem={problem}
          />
        )}
        <div class="form2">
          <TextField
            label={text.linkName}
            value={draft.name}
            maxLength={40}
            placeholder={draft.type === 'network' ? 'pbx' : `${draft.kind}-${draft.line}`}
            error={problem('name')}
            onValue={(name) => change({ name })}
          />
        </div>
      </SectionForm>
    </div>
  );
}
