import type { TerminalInput } from '../../../firmware/http/contract/access.ts';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';

export interface TerminalFieldsProps {
  draft: TerminalInput;
  people: readonly Representative[];
  problems?: ReadonlyMap<string, string>;
  onChange: (part: Partial<TerminalInput>) => void;
}

const NO_PROBLEMS: ReadonlyMap<string, string> = new Map();

/** What an administrator decides about a terminal: its name, the telephone beside it, whose customers it sees. */
export function TerminalFields({ draft, people, problems = NO_PROBLEMS, onChange }: TerminalFieldsProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const telephones = desk.board.value?.extensions ?? [];
  return (
    <>
      <TextField
        label={words.access.terminalName}
        help={words.access.terminalNameHelp}
        value={draft.name}
        maxLength={60}
        error={problems.get('name')}
        onValue={(name) => onChange({ name })}
      />
      <SelectField
        label={words.access.telephone}
        value={draft.extension ?? ''}
        choices={[
          { value: '', label: words.access.chosenThere },
          ...telephones.map(({ id, name }) => ({ value: id, label: words.lines.extension(id, name) })),
        ]}
        error={problems.get('extension')}
        onValue={(extension) => onChange({ extension: extension || null })}
      />
      <SelectField
        label={words.access.sees}
        value={draft.representativeId ?? ''}
        choices={[
          { value: '', label: words.access.seesAll },
          ...people.map(({ id, name }) => ({ value: id, label: words.access.seesOnly(name) })),
        ]}
        error={problems.get('representativeId')}
        onValue={(representativeId) => onChange({ representativeId: representativeId || null })}
      />
    </>
  );
}
