import { type ReadonlySignal, signal } from '@preact/signals';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';

export type Subject = Extract<BoxEvent, { type: 'changed' }>['what'];

/** A counter for each kind of list on the box: a page showing it reads again when the counter moves. */
export interface Changes {
  readonly of: (subject: Subject) => ReadonlySignal<number>;
  changed(subject: Subject): void;
  /** After a gap anything may have changed. */
  all(): void;
}

const SUBJECTS: readonly Subject[] = ['outbox', 'calls', 'customers', 'settings', 'links', 'facts'];

export function createChanges(): Changes {
  const counters = {
    outbox: signal(0),
    calls: signal(0),
    customers: signal(0),
    settings: signal(0),
    links: signal(0),
    facts: signal(0),
  };
  const changed = (subject: Subject) => {
    // A newer box may name a list that this page does not know.
    const counter = counters[subject] as (typeof counters)[Subject] | undefined;
    if (counter) counter.value += 1;
  };
  return {
    of: (subject) => counters[subject],
    changed,
    all: () => SUBJECTS.forEach(changed),
  };
}
