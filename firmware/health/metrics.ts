import type { Condition } from './condition.ts';
import type { Metric, Sample } from './exposition.ts';

/** What a scrape shows. Counters since the start; times in ms unless the name says otherwise. */
export interface MetricFacts {
  readonly version: string;
  readonly startedAt: number;
  readonly callsByOutcome: ReadonlyMap<string, number>;
  /** null: the outbox could not be read. */
  readonly mailsByState: Readonly<Record<string, number>> | null;
  /** null: no mailbox is read. */
  readonly bouncesByResult: ReadonlyMap<string, number> | null;
  readonly links: readonly LinkFacts[];
  readonly conditions: readonly Condition[];
  readonly unsaved: number;
  /** NaN: unknown. */
  readonly databaseBytes: number;
  readonly freeBytes: number;
  readonly screens: number;
  readonly loopDelayMs: number;
  readonly memoryBytes: number;
  /** Of the last whole backup by the clock since the start; null: none. */
  readonly backupAt: number | null;
  /** The box knows what time it is. */
  readonly isClockSet: boolean;
}

export interface LinkFacts {
  readonly name: string;
  readonly type: string;
  readonly isUp: boolean;
  readonly events: number;
  readonly discardedBytes: number;
  readonly unrecognised: number;
}

/** Names of Prometheus's conventions: base units, `_total` for counters. */
export function metricsOf(facts: MetricFacts): readonly Metric[] {
  const { links } = facts;
  const perLink = (value: (link: LinkFacts) => number): Sample[] =>
    links.map((link) => ({ labels: { link: link.name, type: link.type }, value: value(link) }));
  return [
    gauge('rusuban_info', 'Version of the product.', [{ labels: { version: facts.version }, value: 1 }]),
    gauge('rusuban_start_time_seconds', 'When the box started, since 1970.', one(facts.startedAt / 1000)),
    counter(
      'rusuban_calls_total',
      'Calls that ended since the start, by outcome.',
      by('outcome', [...facts.callsByOutcome]),
    ),
    gauge(
      'rusuban_mails',
      'Mails in the outbox by state; sent: those of the last seven days.',
      by('state', Object.entries(facts.mailsByState ?? {})),
    ),
    counter(
      'rusuban_bounce_reports_total',
      'Reports of returned mails since the start, by what became of them.',
      by('result', [...(facts.bouncesByResult ?? [])]),
    ),
    gauge(
      'rusuban_link_up',
      '1 while the link to the equipment is up.',
      perLink((link) => (link.isUp ? 1 : 0)),
    ),
    counter(
      'rusuban_link_events_total',
      'Events that the equipment told of.',
      perLink((link) => link.events),
    ),
    counter(
      'rusuban_link_discarded_bytes_total',
      'Bytes that fitted no message.',
      perLink((link) => link.discardedBytes),
    ),
    counter(
      'rusuban_link_unrecognised_total',
      'Messages that were not understood.',
      perLink((link) => link.unrecognised),
    ),
    gauge(
      'rusuban_condition',
      'What is wrong now, one sample each.',
      facts.conditions.map(({ code, level, subject }) => ({
        labels: { code, level, ...(subject === null ? {} : { link: subject }) },
        value: 1,
      })),
    ),
    gauge('rusuban_unsaved_calls', 'Calls that are not on the disk yet.', one(facts.unsaved)),
    gauge('rusuban_database_bytes', 'Size of the database file.', one(facts.databaseBytes)),
    gauge('rusuban_disk_free_bytes', 'Space left where the database is.', one(facts.freeBytes)),
    gauge('rusuban_screens', 'Pages that are connected.', one(facts.screens)),
    gauge(
      'rusuban_event_loop_delay_seconds',
      'Longest delay of the event loop since the last scrape.',
      one(facts.loopDelayMs / 1000),
    ),
    gauge('rusuban_memory_bytes', 'Resident memory of the process.', one(facts.memoryBytes)),
    gauge('rusuban_clock_set', '1 when the box knows what time it is.', one(facts.isClockSet ? 1 : 0)),
    gauge(
      'rusuban_backup_time_seconds',
      'When the last backup by the clock was made, since 1970.',
      facts.backupAt === null ? [] : one(facts.backupAt / 1000),
    ),
  ];
}

const one = (value: number): Sample[] => [{ labels: {}, value }];
const by = (label: string, values: readonly (readonly [string, number])[]): Sample[] =>
  values.map(([name, value]) => ({ labels: { [label]: name }, value }));

const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  ...{ name, help, samples },
  type: 'gauge',
});
const counter = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  ...{ name, help, samples },
  type: 'counter',
});
