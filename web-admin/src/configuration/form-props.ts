import type { Configuration } from '../../../firmware/http/contract/configuration.ts';
import type { Foot } from './section-frame.tsx';

/** What every form of a section gets, in the settings and in the first start. */
export interface FormProps {
  readonly configuration: Configuration;
  readonly foot: Foot;
  /** The box works with it. */
  readonly onSaved: (configuration: Configuration) => void;
}
