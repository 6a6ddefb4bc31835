import { useState } from 'preact/hooks';
import type { ImportField, ImportState } from '../../../firmware/http/contract/import.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Segment } from '../parts/segment.tsx';
import { ColumnChoices } from './column-choices.tsx';
import { DuplicateTable, ProblemTable, SampleTable } from './import-tables.tsx';

export interface ImportFindingsProps {
  state: ImportState;
  onFields: (fields: ImportField[]) => void;
  onCommit: (duplicates: 'leave-out' | 'add') => void;
  onCancel: () => void;
}

/** What is in the file, before anything is stored; what is wrong stands first. */
export function ImportFindings(props: ImportFindingsProps) {
  const { state } = props;
  const desk = useDesk();
  const words = useOfficeWords().importing;
  const count = new Intl.NumberFormat(desk.preferences.language.value);
  switch (state.phase) {
    case 'done':
      return (
        <div class="sec stack" role="status">
          <b>{words.done(count.format(state.added))}</b>
          <a class="btn is-start" href="/customers">
            {words.toCustomers}
          </a>
        </div>
      );
    case 'failed':
      return (
        <p class="sec err" role="alert">
          <Icon name="err" />
          {words.failed}
        </p>
      );
    case 'ready':
      return <Ready {...props} />;
    default:
      return null;
  }
}

function Ready({ state, onFields, onCommit, onCancel }: ImportFindingsProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const { importing } = words;
  const [duplicates, setDuplicates] = useState<'leave-out' | 'add'>('leave-out');
  const count = new Intl.NumberFormat(desk.preferences.language.value);
  const left = duplicates === 'leave-out' ? state.duplicateCount : 0;
  const may = state.problemCount === 0 && state.rows - left > 0;
  return (
    <>
      <div class="sec">
        <p>
          <b>{state.fileName}</b>{' '}
          <span class="dim">
            {importing.found(count.format(state.rows), importing.encodings[state.encoding])}
          </span>
        </p>
        {state.rows === 0 && state.problemCount === 0 && <p>{importing.none}</p>}
      </div>
      {state.problemCount > 0 && <ProblemTable state={state} count={count.format(state.problemCount)} />}
      {state.columns.length > 0 && <ColumnChoices columns={state.columns} onFields={onFields} />}
      {state.duplicateCount > 0 && (
        <DuplicateTable state={state} count={count.format(state.duplicateCount)}>
          <Segment
            label={importing.duplicateChoice}
            value={duplicates}
            choices={[
              { value: 'leave-out', label: importing.leaveOut },
              { value: 'add', label: importing.add },
            ]}
            onValue={setDuplicates}
          />
        </DuplicateTable>
      )}
      {state.sample.length > 0 && <SampleTable state={state} />}
      <div class="foot">
        <button
          type="button"
          class="btn is-first"
          disabled={!may || desk.stale.value}
          onClick={() => onCommit(duplicates)}
        >
          {importing.commit(count.format(Math.max(0, state.rows - left)))}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {words.act.cancel}
        </button>
      </div>
    </>
  );
}
