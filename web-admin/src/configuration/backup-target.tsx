import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BackupState } from '../../../firmware/http/contract/backup.ts';
import { bytesText } from '../format/bytes.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import { type BackupDraft, ofPlace, placesOf, type Target, targetOf } from './backup-draft.ts';

export interface BackupTargetProps {
  draft: BackupDraft;
  places: BackupState['places'];
  change: (part: Partial<BackupDraft>) => void;
  problem: (path: string) => string | undefined;
}

/** Where backups go: what is plugged in offers itself. */
export function BackupTarget({ draft, places, change, problem }: BackupTargetProps) {
  const words = useOfficeWords().backup;
  const name = useId();
  const stored = targetOf(draft);
  // A folder that is not typed yet looks like none.
  const [isOther, setOther] = useState(stored.type === 'other');
  const target: Target = isOther ? { type: 'other' } : stored;
  const choose = (fields: Pick<BackupDraft, 'folder' | 'requireMount'>, other = false) => {
    setOther(other);
    change(fields);
  };
  const nowhere = { folder: '', requireMount: '' };
  return (
    <Setting title={words.target} note={words.targetNote}>
      <fieldset>
        <legend class="vh">{words.target}</legend>
        <Radio name={name} checked={target.type === 'none'} onChoose={() => choose(nowhere)}>
          {words.nowhere}
        </Radio>
        {placesOf(places, stored).map(({ path, free }) => (
          <Radio
            key={path}
            name={name}
            checked={target.type === 'place' && target.path === path}
            onChoose={() => choose(ofPlace(path))}
          >
            <span>
              <span class="mono">{path}</span>{' '}
              <small class="note">{free === null ? words.notMounted : words.free(bytesText(free))}</small>
            </span>
          </Radio>
        ))}
        <Radio name={name} checked={target.type === 'other'} onChoose={() => choose(nowhere, true)}>
          {words.otherFolder}
        </Radio>
      </fieldset>
      {target.type === 'other' && <FolderFields draft={draft} change={change} problem={problem} />}
    </Setting>
  );
}

function FolderFields({ draft, change, problem }: Omit<BackupTargetProps, 'places'>) {
  const words = useOfficeWords().backup;
  return (
    <>
      <TextField
        label={words.folder}
        value={draft.folder}
        placeholder="/mnt/nas/rusuban"
        help={words.folderHelp}
        error={problem('folder')}
        onValue={(folder) => change({ folder })}
      />
      <TextField
        label={words.requireMount}
        value={draft.requireMount}
        placeholder="/mnt/nas"
        help={words.requireMountHelp}
        error={problem('requireMount')}
        onValue={(requireMount) => change({ requireMount })}
      />
    </>
  );
}

function Radio(props: { name: string; checked: boolean; onChoose: () => void; children: ComponentChildren }) {
  return (
    <label class="check">
      <input type="radio" name={props.name} checked={props.checked} onChange={props.onChoose} />
      {props.children}
    </label>
  );
}
