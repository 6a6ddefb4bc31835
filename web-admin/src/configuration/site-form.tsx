import type { Configuration, SiteFields } from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import type { FormProps } from './form-props.ts';
import { PlaceNote, SectionForm } from './section-frame.tsx';
import { useSection } from './use-section.ts';

const draftOf = ({ site }: Configuration): SiteFields => site;

/** What the office is called, and how it reckons. */
export function SiteForm({ configuration, foot, onSaved }: FormProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const place = configuration.places.site;
  const section = useSection({ first: draftOf(configuration), save: desk.box.saveSite, draftOf, onSaved });
  const { draft, change, problem } = section;
  const text = words.configuration;
  return (
    <SectionForm section={section} isFixed={place.type !== 'browser'} foot={foot}>
      <PlaceNote place={place} />
      <Setting title={text.officeName} note={text.officeNameHelp}>
        <TextField
          label={text.officeName}
          class="is-bare"
          value={draft.name}
          maxLength={100}
          error={problem('name')}
          onValue={(name) => change({ name })}
        />
      </Setting>
      <Setting title={text.mailLocale}>
        <Segment
          labelHidden
          label={text.mailLocale}
          value={draft.locale}
          choices={[
            { value: 'ja', label: words.languages.ja },
            { value: 'en', label: words.languages.en },
          ]}
          onValue={(locale) => change({ locale })}
        />
      </Setting>
      <Setting title={text.timezone}>
        <TextField
          label={text.timezone}
          class="is-bare"
          value={draft.timezone}
          error={problem('timezone')}
          onValue={(timezone) => change({ timezone })}
        />
      </Setting>
      <Setting title={text.outsidePrefix} note={text.outsidePrefixHelp}>
        <TextField
          label={text.outsidePrefix}
          class="is-short is-bare"
          kind="numeric"
          maxLength={6}
          value={draft.outsidePrefix}
          error={problem('outsidePrefix')}
          onValue={(outsidePrefix) => change({ outsidePrefix })}
        />
      </Setting>
    </SectionForm>
  );
}
