import type { Layout } from '../layout.ts';

/** Trunks call in, telephones call out: both stand in the first column behind the time. */
export const ERICSSON_BP: Layout = {
  name: 'ericsson-bp',
  title: 'Ericsson BusinessPhone 250 (default columns of the call log)',
  evidence: 'recorded',
  forms: [
    {
      type: 'columns',
      when: '^\\d\\d \\d{3} \\d{6} \\d{4} [\\d* ]{4} (?:\\d{5}| {5}) \\d{4} .{4} .{25}[A-Za-z\\d] .{21}\\d{4} [A-Za-z\\d] ',
      columns: {
        date: '8-13',
        time: '15-18',
        party: '20-23',
        talk: '25-29',
        other: '41-65',
        state: '66',
        ring: '89-92',
        rest: '108-170',
      },
    },
  ],
  // The caller, where the network sends him, is the last thing of the line.
  refine: [
    { field: 'rest', patterns: ['^\\S(?: .*)? (?<caller>\\+?\\d{3,24})$'] },
    { field: 'rest', patterns: ['^\\S (?<trunk>\\d+) '] },
  ],
  date: 'ymd',
  time: 'end',
  units: { ring: 'mmss', talk: 'hmmss' },
  records: [
    {
      when: { state: '^[A-IM]$' },
      means: 'incoming',
      use: { line: 'party', extension: 'other', number: 'caller' },
    },
    {
      when: { state: '^[a-m1346]$' },
      means: 'outgoing',
      use: { line: 'trunk', extension: 'party', number: 'other' },
    },
    // From telephone to telephone.
    { means: 'nothing' },
  ],
};
