import { WALL_NAMES } from '../desk/preferences.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { RingSetting } from '../ring/ring-setting.tsx';
import { MeSetting } from './me-setting.tsx';
import { Setting } from './setting.tsx';
import { choiceOf, telephoneChoices, telephoneOf } from './telephone-choices.ts';

/** What belongs to this screen alone; it is kept in the browser and applies at once. */
export function ScreenSettings() {
  const { preferences, board } = useDesk();
  const words = useOfficeWords();
  const { settings, desk } = words;
  const extensions = board.value?.extensions ?? [];
  const telephone = choiceOf(preferences.telephone.value);
  return (
    <div class="sets">
      <Setting title={desk.telephone} note={desk.why}>
        <SelectField
          label={desk.telephone}
          value={telephone}
          choices={[
            ...(telephone === '' ? [{ value: '', label: desk.choose }] : []),
            ...telephoneChoices(extensions, words),
          ]}
          onValue={(choice) => {
            preferences.telephone.value = telephoneOf(choice);
          }}
        />
        <TextField
          label={desk.person}
          help={desk.personWhy}
          value={preferences.person.value}
          maxLength={100}
          onValue={(name) => {
            preferences.person.value = name;
          }}
        />
      </Setting>
      <MeSetting />
      <Setting title={settings.language}>
        <Segment
          labelHidden
          label={settings.language}
          value={preferences.chosenLanguage.value ?? 'auto'}
          choices={(['auto', 'ja', 'en'] as const).map((value) => ({
            value,
            label: words.languages[value],
          }))}
          onValue={(value) => {
            preferences.chosenLanguage.value = value === 'auto' ? null : value;
          }}
        />
      </Setting>
      <Setting title={settings.theme}>
        <Segment
          labelHidden
          label={settings.theme}
          value={preferences.theme.value}
          choices={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: settings.themes[value],
          }))}
          onValue={(value) => {
            preferences.theme.value = value;
          }}
        />
      </Setting>
      <RingSetting />
      <Setting title={settings.keys}>
        <label class="check">
          <input
            type="checkbox"
            checked={preferences.singleKeys.value}
            onChange={(event) => {
              preferences.singleKeys.value = event.currentTarget.checked;
            }}
          />
          {settings.singleKeys}
        </label>
      </Setting>
      <Setting title={settings.wall} note={settings.wallNote}>
        <Segment
          label={settings.wallNames}
          value={preferences.wallNames.value}
          choices={WALL_NAMES.map((value) => ({ value, label: settings.wallNamesOf[value] }))}
          onValue={(value) => {
            preferences.wallNames.value = value;
          }}
        />
        <p class="note">{settings.wallNamesNote}</p>
        <a class="btn is-start" href="/?wall=1">
          {settings.openWall}
        </a>
      </Setting>
    </div>
  );
}
