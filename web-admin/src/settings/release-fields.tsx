import { useId, useState } from 'preact/hooks';
import type { MailRulesShown } from '../../../firmware/http/contract/mail-rules.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { CRON_CHOICES, type RuleFieldsProps } from './rule-draft.ts';
import { Setting } from './setting.tsx';

interface ReleaseFieldsProps extends RuleFieldsProps {
  saved: MailRulesShown;
}

/** When mails leave. What concerns batches is shown where mails are collected. */
export function ReleaseFields({ draft, problems, saved, onChange }: ReleaseFieldsProps) {
  const words = useOfficeWords().rules;
  return (
    <>
      <Setting title={words.collect} note={words.collectNote}>
        <Radios
          label={words.collect}
          value={draft.collect}
          choices={(['nothing', 'missed', 'all'] as const).map((value) => ({
            value,
            label: words.collects[value],
          }))}
          onValue={(collect) => onChange({ collect })}
        />
      </Setting>
      {draft.collect !== 'nothing' && (
        <Setting title={words.goes} note={words.goesNote}>
          <CronField draft={draft} problems={problems} saved={saved} onChange={onChange} />
          <TextField
            label={words.count}
            kind="numeric"
            class="is-short"
            value={draft.count}
            help={words.countHelp}
            error={problems.has('release.count') ? words.faults.count : undefined}
            onValue={(count) => onChange({ count })}
          />
          <TextField
            label={words.after}
            kind="numeric"
            class="is-short"
            value={draft.afterMinutes}
            help={words.afterHelp}
            error={problems.has('release.afterMinutes') ? words.faults.minutes : undefined}
            onValue={(afterMinutes) => onChange({ afterMinutes })}
          />
        </Setting>
      )}
      <Setting title={words.digest} note={words.digestNote}>
        <Radios
          label={words.digest}
          value={draft.digest}
          choices={(['representative', 'caller', 'never'] as const).map((value) => ({
            value,
            label: words.digests[value],
          }))}
          onValue={(digest) => onChange({ digest })}
        />
      </Setting>
      <Setting title={words.important} note={words.importantNote}>
        <Radios
          label={words.important}
          value={draft.important}
          choices={(['waits', 'overtakes-batch', 'overtakes-quiet'] as const).map((value) => ({
            value,
            label: words.importants[value],
          }))}
          onValue={(important) => onChange({ important })}
        />
      </Setting>
    </>
  );
}

/** A few usual times, or an expression of one's own. */
function CronField({ draft, problems, saved, onChange }: ReleaseFieldsProps) {
  const words = useOfficeWords().rules;
  const isUsual = CRON_CHOICES.some(({ cron }) => cron === draft.cron);
  const [isOwn, setOwn] = useState(!isUsual);
  const isShown = isOwn || !isUsual;
  return (
    <>
      <SelectField
        label={words.clock}
        value={isShown ? 'own' : draft.cron}
        choices={[
          ...CRON_CHOICES.map(({ name, cron }) => ({ value: cron, label: words.clocks[name] })),
          { value: 'own', label: words.ownClock },
        ]}
        onValue={(value) => {
          setOwn(value === 'own');
          if (value !== 'own') onChange({ cron: value });
        }}
      />
      {isShown && (
        <TextField
          label={words.cron}
          value={draft.cron}
          lang="en"
          maxLength={100}
          help={words.cronHelp}
          error={problems.has('release.cron') ? words.faults.cron : undefined}
          onValue={(cron) => onChange({ cron })}
        />
      )}
      {saved.next.length > 0 && draft.cron === saved.release.cron && (
        <p class="note">
          {words.next}{' '}
          {saved.next.map((at, index) => (
            <span key={at} class="nb tnum">
              {index > 0 && ' · '}
              <DayTime at={at} />
            </span>
          ))}
        </p>
      )}
    </>
  );
}

interface RadiosProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { readonly value: T; readonly label: string }[];
  onValue: (value: T) => void;
}

function Radios<T extends string>({ label, value, choices, onValue }: RadiosProps<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend class="vh">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="check">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
