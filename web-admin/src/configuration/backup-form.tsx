import type { BackupState } from '../../../firmware/http/contract/backup.ts';
import type { Configuration } from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import { type BackupDraft, backupFieldsOf, draftOfBackup, type Rhythm } from './backup-draft.ts';
import { BackupPanel } from './backup-panel.tsx';
import { BackupTarget } from './backup-target.tsx';
import type { FormProps } from './form-props.ts';
import { PlaceNote, SectionForm } from './section-frame.tsx';
import { useBackupState } from './use-backup-state.ts';
import { useSection } from './use-section.ts';

const RHYTHMS: readonly Rhythm[] = ['daily', 'weekdays', 'weekly', 'own'];
const draftOf = ({ backup }: Configuration): BackupDraft => draftOfBackup(backup);

/** Where and when backups are made, and how they stand. */
export function BackupForm({ configuration, foot, onSaved }: FormProps) {
  const desk = useDesk();
  const words = useOfficeWords().backup;
  const place = configuration.places.backup;
  const backups = useBackupState();
  const section = useSection<BackupDraft>({
    first: draftOf(configuration),
    save: (draft) => desk.box.saveBackup(backupFieldsOf(draft)),
    draftOf,
    onSaved: (next) => {
      onSaved(next);
      backups.reload();
    },
  });
  const { draft, change, problem } = section;
  return (
    <SectionForm
      section={section}
      isFixed={place.type !== 'browser'}
      foot={foot}
      below={<BackupPanel backups={backups} isChanged={section.isDirty} />}
    >
      <p class="sub phrase">{words.note}</p>
      <PlaceNote place={place} />
      <BackupTarget
        draft={draft}
        places={backups.state?.places ?? NO_PLACES}
        change={change}
        problem={problem}
      />
      {draft.folder !== '' && <WhenFields draft={draft} change={change} problem={problem} />}
    </SectionForm>
  );
}

const NO_PLACES: BackupState['places'] = [];

interface WhenFieldsProps {
  draft: BackupDraft;
  change: (part: Partial<BackupDraft>) => void;
  problem: (path: string) => string | undefined;
}

function WhenFields({ draft, change, problem }: WhenFieldsProps) {
  const words = useOfficeWords().backup;
  return (
    <>
      <Setting title={words.when}>
        <SelectField
          label={words.rhythm}
          value={draft.rhythm}
          choices={RHYTHMS.map((value) => ({ value, label: words.rhythms[value] }))}
          onValue={(value) => change({ rhythm: RHYTHMS.find((one) => one === value) ?? 'daily' })}
        />
        {draft.rhythm === 'own' ? (
          <TextField
            label={words.cron}
            lang="en"
            value={draft.cron}
            help={words.cronHelp}
            error={problem('cron')}
            onValue={(cron) => change({ cron })}
          />
        ) : (
          <TimeField time={draft.time} error={problem('cron')} onTime={(time) => change({ time })} />
        )}
      </Setting>
      <Setting title={words.keep} note={words.keepNote}>
        <TextField
          label={words.keep}
          class="is-short is-bare"
          kind="numeric"
          maxLength={4}
          value={draft.keep}
          error={problem('keep')}
          onValue={(keep) => change({ keep })}
        />
      </Setting>
    </>
  );
}

function TimeField(props: { time: string; error: string | undefined; onTime: (time: string) => void }) {
  const words = useOfficeWords().backup;
  return (
    <Field label={words.time} class="is-short" error={props.error}>
      {(ids) => (
        <input
          {...ids}
          type="time"
          class="in"
          value={props.time}
          onInput={(event) => props.onTime(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
