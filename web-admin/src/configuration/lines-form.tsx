import type {
  Configuration,
  ExtensionFields,
  LineFields,
} from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { EntryRows } from './entry-rows.tsx';
import type { FormProps } from './form-props.ts';
import { PlaceNote, SectionForm } from './section-frame.tsx';
import { useSection } from './use-section.ts';

interface Draft {
  readonly lines: readonly LineFields[];
  readonly extensions: readonly ExtensionFields[];
}

const draftOf = ({ lines, extensions }: Configuration): Draft => ({ lines, extensions });

/** The next number that no line has. */
function nextId(lines: readonly LineFields[]): string {
  const taken = new Set(lines.map(({ id }) => id));
  const [free = ''] = Array.from({ length: lines.length + 1 }, (_, at) => String(at + 1)).filter(
    (id) => !taken.has(id),
  );
  return free;
}

/** The lines in the order of the board, and the telephones inside. */
export function LinesForm({ configuration, foot, onSaved }: FormProps) {
  const desk = useDesk();
  const words = useOfficeWords().configuration;
  const { places } = configuration;
  const isFixed = {
    lines: places.lines.type !== 'browser',
    extensions: places.extensions.type !== 'browser',
  };
  const section = useSection<Draft>({
    first: draftOf(configuration),
    save: ({ lines, extensions }) =>
      desk.box.saveLines({
        lines: isFixed.lines ? null : [...lines],
        extensions: isFixed.extensions ? null : [...extensions],
      }),
    draftOf,
    onSaved,
  });
  const { draft, change, problem } = section;
  return (
    <SectionForm section={section} isFixed={isFixed.lines && isFixed.extensions} foot={foot}>
      <fieldset class="plain" disabled={isFixed.lines}>
        <legend class="is-title">{words.lines}</legend>
        <p class="sub">{words.linesNote}</p>
        <PlaceNote place={places.lines} />
        <EntryRows<LineFields>
          title={words.lines}
          items={draft.lines}
          columns={[
            { field: 'id', label: words.lineId, max: 64 },
            { field: 'name', label: words.lineName, max: 40 },
            { field: 'number', label: words.lineNumber, kind: 'tel', max: 31 },
          ]}
          rowName={words.lineOf}
          addLabel={words.addLine}
          fresh={{ id: nextId(draft.lines), name: '', number: '' }}
          most={200}
          problem={(path) => problem(`lines.${path}`)}
          onItems={(lines) => change({ lines })}
        />
      </fieldset>
      <fieldset class="plain" disabled={isFixed.extensions}>
        <legend class="is-title">{words.extensions}</legend>
        <p class="sub">{words.extensionsNote}</p>
        <PlaceNote place={places.extensions} />
        <EntryRows<ExtensionFields>
          title={words.extensions}
          items={draft.extensions}
          columns={[
            { field: 'id', label: words.extensionId, max: 64 },
            { field: 'name', label: words.extensionName, max: 60 },
          ]}
          rowName={words.extensionOf}
          addLabel={words.addExtension}
          fresh={{ id: '', name: '' }}
          most={500}
          problem={(path) => problem(`extensions.${path}`)}
          onItems={(extensions) => change({ extensions })}
        />
      </fieldset>
    </SectionForm>
  );
}
