import type { BackupState } from '../../../firmware/http/contract/backup.ts';
import { bytesText } from '../format/bytes.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import type { Backups } from './use-backup-state.ts';

/** @param isChanged something above is not saved yet: a backup would go where the box works now */
export function BackupPanel({ backups, isChanged }: { backups: Backups; isChanged: boolean }) {
  const desk = useDesk();
  const words = useOfficeWords().backup;
  const { state, error, reload } = backups;
  const make = useSubmit(async () => {
    await desk.attempt(() => desk.box.makeBackup());
    reload();
  });
  if (state === null) return error === null ? null : <Oops error={error} retry={reload} />;
  const isOff = state.folder === null || state.isRunning || isChanged || desk.stale.value;
  return (
    <section class="sheet mail-test" aria-labelledby="backup-state">
      <div class="sec">
        <h2 id="backup-state">{words.state}</h2>
        <div role="status">
          <Last state={state} />
        </div>
        <p class="btns">
          <button type="button" class="btn" disabled={isOff} onClick={make}>
            {state.isRunning ? words.running : words.now}
          </button>
          {isChanged && <span class="note">{words.saveFirst}</span>}
        </p>
      </div>
      {state.kept !== null && state.kept.length > 0 && <KeptList state={state} kept={state.kept} />}
      <p class="sec note phrase">{words.restoreNote}</p>
    </section>
  );
}

/** What is to be known at a glance: is there one, from when, and where. */
function Last({ state }: { state: BackupState }) {
  const words = useOfficeWords().backup;
  const { folder, failure, kept, restored } = state;
  const [newest] = kept ?? [];
  return (
    <>
      {failure !== null && (
        <p class="err">
          <Icon name="err" />
          {words.failures[failure.why]}
        </p>
      )}
      {failure !== null && failure.words !== '' && (
        <p class="said" lang="en">
          {failure.words}
        </p>
      )}
      {folder === null && <p>{words.none}</p>}
      {folder !== null && kept === null && <p>{words.unreadable}</p>}
      {folder !== null && kept !== null && newest === undefined && <p>{words.noneYet}</p>}
      {newest !== undefined && (
        <p>
          {words.last} <b class="tnum">{<DayTime at={newest.at} />}</b>
          <span class="mono"> {folder}</span>
        </p>
      )}
      {restored !== null && (
        <p class="note">
          {words.restored} <DayTime at={restored.at} /> {words.restoredFrom} <DayTime at={restored.madeAt} />
        </p>
      )}
    </>
  );
}

function KeptList({ state, kept }: { state: BackupState; kept: NonNullable<BackupState['kept']> }) {
  const words = useOfficeWords().backup;
  return (
    <details class="sec">
      <summary>{words.kept(state.count)}</summary>
      <ul class="kept">
        {kept.map(({ at, bytes }) => (
          <li key={at}>
            <span class="tnum">
              <DayTime at={at} />
            </span>
            <span class="tnum">{bytesText(bytes)}</span>
          </li>
        ))}
      </ul>
      {state.count > kept.length && <p class="note">{words.older(state.count - kept.length)}</p>}
    </details>
  );
}
