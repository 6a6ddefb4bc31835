/**
 * How one PBX prints its call log, as data: no code is needed for another one. All values are texts, so that a layout
 * written in YAML or JSON and one that is built in are the same thing; `layout-schema.ts` checks the former.
 */
export interface Layout {
  /** `panasonic-a`: what `--layout` and the configuration call it. */
  readonly name: string;
  readonly title: string;
  /** What the description rests on: logs of real systems, a manual, or less. */
  readonly evidence: 'recorded' | 'manual' | 'uncertain';
  /** With `7-bit` the eighth bit is a parity bit and is taken away. */
  readonly characters?: '7-bit' | '8-bit';
  /** Patterns of lines that are no records: headings, rulers, totals. */
  readonly ignore?: readonly string[];
  /** Which field stands where. The first form that fits a line reads it. */
  readonly forms: readonly Form[];
  /** Cuts fields into finer ones. */
  readonly refine?: readonly Refinement[];
  /** Order of day, month and year in the field `date`. Left out: a date that can be read in two ways is not used. */
  readonly date?: DateOrder;
  /** Whether `date` and `time` tell of the start of the call (also when left out) or of its end. */
  readonly time?: 'start' | 'end';
  /** How `ring` and `talk` are written, where it is not `clock`. */
  readonly units?: { readonly ring?: DurationUnit; readonly talk?: DurationUnit };
  /** Characters that fill a number up to the width of its column. */
  readonly padding?: string;
  /** Lines of one call belong together by their outside line (as when left out) or by the field `call`. */
  readonly joined?: 'line' | 'call';
  /** What a record means. The first rule that fits decides; a line that none fits is shown as unrecognised. */
  readonly records: readonly RecordRule[];
}

export type DateOrder = 'mdy' | 'dmy' | 'ymd' | 'ydm';
export const DATE_ORDERS: readonly DateOrder[] = ['mdy', 'dmy', 'ymd', 'ydm'];

/**
 * `clock`: `1:02:03`, `00:01'02"`, `2'03`, or seconds as a plain number. `hhmmss`, `hmmss`, `mmss`: six, five, four
 * digits. `hmmt`: four digits, the last one tenths of a minute.
 */
export type DurationUnit = 'clock' | 'hhmmss' | 'hmmss' | 'mmss' | 'hmmt';
export const DURATION_UNITS: readonly DurationUnit[] = ['clock', 'hhmmss', 'hmmss', 'mmss', 'hmmt'];

/** A `continuation` adds its fields to the record on the line before. */
type Role = 'record' | 'continuation';

export type Form =
  | {
      readonly type: 'columns';
      /** What the whole line looks like, as a pattern: that numbers and marks stand where they should. */
      readonly when: string;
      /** First and last column, the first of a line being 1: `18-22`. */
      readonly columns: Readonly<Record<string, string>>;
      readonly role?: Role;
    }
  | {
      readonly type: 'separated';
      readonly when: string;
      readonly separator: string;
      /** Names of the fields in order, `-` for one that is of no use. */
      readonly fields: readonly string[];
      readonly role?: Role;
    }
  | {
      readonly type: 'pattern';
      /** A regular expression whose named groups are the fields: `(?<line>\d+)`. */
      readonly pattern: string;
      readonly role?: Role;
    };

export interface Refinement {
  readonly field: string;
  /** Regular expressions whose named groups become fields; the first that fits counts. */
  readonly patterns: readonly string[];
}

/** What a record may mean, with the words that explain it. */
export const MEANINGS = {
  incoming: 'a call from outside; answered if the talk time is more than zero, otherwise missed',
  answered: 'a call from outside that was answered, whatever the talk time',
  missed: 'a call from outside that nobody answered',
  'first-leg': 'the beginning of a call from outside of which a later line tells the end',
  waiting: 'the same, but only a queue, an announcement or a voicemail box was heard',
  transferred: 'a further part of a call, after a transfer',
  outgoing: 'a call to outside',
  'live-ringing': 'a call from outside rings now',
  'live-answered': 'the call on this line is answered now',
  nothing: 'no call with outside: internal calls, log-ins, alarms',
} as const;
export type Meaning = keyof typeof MEANINGS;

export interface RecordRule {
  /** Patterns of fields, all of which must fit; a field that the line does not have is empty. */
  readonly when?: Readonly<Record<string, string>>;
  readonly means: Meaning;
  /** Takes a field's value from another one: `{ number: 'caller' }`. */
  readonly use?: Readonly<Record<string, string>>;
}

/** The fields that become part of events. Any other name is for rules and refinements to look at. */
export const FIELDS = {
  line: 'the outside line',
  extension: 'the inside telephone',
  number: 'the number of the outside party',
  name: 'its name',
  called: 'the number that was dialled from outside (DID, DDI)',
  call: "the PBX's own number of the call",
  ring: 'how long it rang',
  talk: 'how long was talked',
  date: 'day, month and, where printed, year',
  time: 'time of day, also with AM or PM',
  year: 'the year, where it stands apart from the date',
  endtime: 'time of day of the end; with it the talk time is counted where the log has none',
} as const;
