import { SiteForm } from '../configuration/site-form.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { Setting } from '../settings/setting.tsx';
import { type StepProps, stepFoot } from './step-foot.tsx';

/** The language of this screen, which applies at once, and what the office is called. */
export function OfficeStep(props: StepProps) {
  const { preferences } = useDesk();
  const words = useOfficeWords();
  return (
    <>
      <div class="sets">
        <Setting title={words.walk.screenLanguage}>
          <Segment
            labelHidden
            label={words.walk.screenLanguage}
            value={preferences.language.value}
            choices={(['ja', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
            onValue={(value) => {
              preferences.chosenLanguage.value = value;
            }}
          />
        </Setting>
      </div>
      <SiteForm configuration={props.configuration} foot={stepFoot(props)} onSaved={props.onSaved} />
    </>
  );
}
