import { hasCalls } from '../store/call-pages.ts';
import type { Handle } from '../store/connection.ts';
import { readSections } from '../store/own-sections.ts';
import { listRepresentatives } from '../store/representatives.ts';
import { getSettings } from '../store/settings.ts';
import type { Configuration, WalkState, WalkStep } from './contract/configuration.ts';
import { WalkInput, WalkStep as WalkSteps } from './contract/configuration.ts';

/** Name under which it is stored. */
export const WALK = 'walk';

/**
 * How far the first start has come. A step is done when the box has what the step is about, whichever way it was set: so
 * nothing is asked that stands in the file, and what was left can be taken up anywhere.
 */
export async function walkOf(db: Handle, settings: Omit<Configuration, 'walk'>): Promise<WalkState> {
  const stored = await readSections(db);
  const later = WalkInput.safeParse(stored.get(WALK)).data?.later ?? [];
  const { defaultRepresentativeId } = await getSettings(db);
  const people = await listRepresentatives(db);
  const isDone: Record<WalkStep, boolean> = {
    office: settings.places.site.type !== 'browser' || stored.has('site'),
    lines: settings.lines.length > 0,
    equipment: settings.links.length > 0,
    mail: settings.mail !== null,
    representative: people.some(({ id }) => id === defaultRepresentativeId),
    call: await hasCalls(db),
  };
  const steps = WalkSteps.options.map((step) => {
    const state = isDone[step] ? 'done' : later.includes(step) ? 'later' : 'open';
    return { step, state } as const;
  });
  return { steps };
}
