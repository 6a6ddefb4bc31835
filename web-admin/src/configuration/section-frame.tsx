import type { ComponentChildren } from 'preact';
import type { SectionPlace } from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import type { Section } from './use-section.ts';

/** What stands below a form: the settings have Save and Discard, the first start goes on. */
export type Foot = (
  form: Pick<Section<object>, 'isDirty' | 'isBusy' | 'problemCount' | 'discard'>,
) => ComponentChildren;

export const settingsFoot: Foot = ({ isDirty, isBusy, problemCount, discard }) => (
  <SaveFoot dirty={isDirty && !isBusy} problems={problemCount} onDiscard={discard} />
);

/** Where a section is set, when it is not here. */
export function PlaceNote({ place }: { place: SectionPlace }) {
  const words = useOfficeWords().configuration;
  if (place.type === 'browser') return null;
  return (
    <p class="place">
      <Icon name="eye" />
      {place.type === 'file' ? words.inFile(place.file, place.line) : words.inDemo}
    </p>
  );
}

export interface SectionFormProps {
  section: Section<object>;
  /** Nothing of it is set here. */
  isFixed: boolean;
  foot: Foot;
  /** What stands between the fields and the foot, and works also where nothing can be set. */
  below?: ComponentChildren;
  children: ComponentChildren;
}

/** A form of a section: its fields, what went wrong, and its foot. What is set elsewhere is shown and cannot be changed. */
export function SectionForm({ section, isFixed, foot, below, children }: SectionFormProps) {
  const words = useOfficeWords();
  return (
    <form class="sets" onSubmit={section.onSubmit} onKeyDown={onSaveKey}>
      <fieldset class="plain" disabled={isFixed || section.isBusy}>
        {children}
      </fieldset>
      {below}
      {section.error !== null && <Oops error={section.error} title={words.problem.notSaved} />}
      {section.isLeanedOn && (
        <p class="err" role="alert">
          <Icon name="err" />
          {words.configuration.leansOn}
        </p>
      )}
      <p class="note" role="status">
        {section.isBusy ? words.configuration.applying : ''}
      </p>
      {foot(section)}
    </form>
  );
}
