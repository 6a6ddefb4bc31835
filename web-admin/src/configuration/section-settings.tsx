import { useState } from 'preact/hooks';
import type { Configuration } from '../../../firmware/http/contract/configuration.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { BackupForm } from './backup-form.tsx';
import { BouncesForm } from './bounces-form.tsx';
import { faultText } from './fault-words.ts';
import { LinesForm } from './lines-form.tsx';
import { LinksForm } from './links-form.tsx';
import { MailForm } from './mail-form.tsx';
import { settingsFoot } from './section-frame.tsx';
import { SiteForm } from './site-form.tsx';

/** Parts of the settings that are sections of the configuration. */
const FORMS = {
  ...{ office: SiteForm, lines: LinesForm, equipment: LinksForm },
  ...{ server: MailForm, returned: BouncesForm, backup: BackupForm },
};
export type SectionPart = keyof typeof FORMS;
export const isSectionPart = (part: string): part is SectionPart => Object.hasOwn(FORMS, part);

/** A section of the configuration among the settings. */
export function SectionSettings({ part }: { part: SectionPart }) {
  const desk = useDesk();
  const words = useOfficeWords().configuration;
  const { value, error, reload } = useLoaded('configuration', (signal) => desk.box.configuration(signal));
  const [saved, setSaved] = useState<Configuration | null>(null);
  const configuration = saved ?? value;
  if (configuration === null) return error === null ? null : <Oops error={error} retry={reload} />;
  const Form = FORMS[part];
  // Equipment is listed as it was stored; the other forms keep what is typed.
  const isList = part === 'equipment';
  const foot = isList ? () => null : settingsFoot;
  const onSaved = (next: Configuration) => {
    setSaved(next);
    if (next.isApplied) desk.toasts.say(words.applied);
  };
  return (
    <>
      <Unused configuration={configuration} />
      <Form key={part} configuration={configuration} foot={foot} onSaved={onSaved} />
    </>
  );
}

/** Something that was set here does not fit the file any more. */
function Unused({ configuration: { unused } }: { configuration: Configuration }) {
  const words = useOfficeWords();
  if (unused.length === 0) return null;
  return (
    <div class="oops" role="alert">
      <p class="err">
        <Icon name="err" />
        {words.configuration.unused}
      </p>
      {unused.map(({ path, message }) => (
        <p key={path}>
          <span class="said">{path}</span> {faultText(message, words)}
        </p>
      ))}
    </div>
  );
}
