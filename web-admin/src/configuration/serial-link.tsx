import { useId } from 'preact/hooks';
import type { SerialFields } from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { LinkPartProps } from './link-part.ts';

/** A device on a serial port, which hears one line. */
export function SerialLink({ draft, lines, change, problem }: LinkPartProps<SerialFields>) {
  const desk = useDesk();
  const words = useOfficeWords();
  const text = words.configuration;
  const list = useId();
  const ports = useLoaded('ports', (signal) => desk.box.serialPorts(signal)).value?.items ?? null;
  return (
    <div class="form2 is-first">
      <Field
        label={text.serialPath}
        error={problem('path')}
        help={ports !== null && ports.length === 0 ? text.noPorts : text.serialHelp}
      >
        {(ids) => (
          <input
            {...ids}
            class="in"
            list={list}
            value={draft.path}
            placeholder="/dev/serial/by-id/…"
            autoComplete="off"
            onInput={(event) => change({ path: event.currentTarget.value })}
          />
        )}
      </Field>
      <datalist id={list}>
        {ports?.map(({ path, lastingPath, adapter }) => (
          <option key={path} value={lastingPath ?? path}>
            {adapter === null ? path : `${path}  ${adapter}`}
          </option>
        ))}
      </datalist>
      <SelectField
        label={text.hears}
        value={draft.line}
        choices={[
          ...(draft.line === '' ? [{ value: '', label: text.chooseLine }] : []),
          ...lines.map(({ id, name }) => ({ value: id, label: words.lines.lineName(id, name) })),
        ]}
        error={problem('line')}
        onValue={(line) => change({ line })}
      />
    </div>
  );
}
