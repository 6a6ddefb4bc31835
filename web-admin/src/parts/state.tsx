import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface StateProps {
  icon: IconName;
  /** `missed`: a person has to act. `calm`: the normal case. */
  tone?: 'missed' | 'busy' | 'away' | 'calm' | undefined;
  children: ComponentChildren;
}

/** A state in a list: glyph and word. */
export function State({ icon, tone, children }: StateProps) {
  return (
    <span class={tone === undefined ? 'st' : `st is-${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
