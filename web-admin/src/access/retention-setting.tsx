import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { Setting } from '../settings/setting.tsx';

const CHOICES = [30, 90, 180, 365, 730, 1095, 1825, 2555];

/** How long calls are kept (SPEC B5). */
export function RetentionSetting() {
  const desk = useDesk();
  const words = useOfficeWords();
  const { value, reload } = useLoaded('retention', (signal) => desk.box.retention(signal));
  if (value === null) return null;
  const { forever, days, years } = words.privacy;
  const choices = [...new Set([...CHOICES, ...(value.days === null ? [] : [value.days])])].sort(
    (a, b) => a - b,
  );
  const save = async (text: string) => {
    const retention = { days: text === '' ? null : Number(text) };
    if (await desk.attempt(() => desk.box.saveRetention(retention))) desk.toasts.say(words.settings.saved);
    reload();
  };
  return (
    <div class="sets">
      <Setting title={words.privacy.keep} note={words.privacy.keepNote}>
        <SelectField
          label={words.privacy.keep}
          class="is-bare"
          value={value.days === null ? '' : String(value.days)}
          choices={[
            { value: '', label: forever },
            ...choices.map((n) => ({
              value: String(n),
              label: n % 365 === 0 ? years(n / 365) : days(n),
            })),
          ]}
          onValue={(text) => void save(text)}
        />
      </Setting>
    </div>
  );
}
