import type { WordsFor } from '../../reason-words.ts';

/** What the link over CSTA reports of itself. `said`: the word that the PBX gives for a refusal; empty where it gives none. */
export type CstaReason =
  | { readonly code: 'csta-foreign' | 'csta-no-session' | 'csta-silent' | 'csta-ended' | 'check-csta' }
  | { readonly code: 'csta-monitor-ended' | 'csta-answer-late' }
  | { readonly code: 'csta-session-refused'; readonly application: string; readonly said: string }
  | { readonly code: 'csta-not-renewed'; readonly said: string }
  /** `count`: of the extensions that it was to watch. */
  | { readonly code: 'csta-nothing-monitored'; readonly count: number };

export const CSTA_ENGLISH: WordsFor<CstaReason> = {
  'csta-foreign': () => 'What answers there does not speak CSTA (XML over TCP). Check host and port.',
  'csta-no-session': () =>
    'The PBX did not answer the start of a CSTA session. Check host, port and the CTI licence; set session: none if it knows no sessions.',
  'csta-silent': () =>
    'The PBX went silent: no answer to a sign of life. Check the network between the box and the PBX.',
  'csta-ended': () => 'The PBX ended the session of this box.',
  'csta-monitor-ended': () => 'The PBX ended a monitor while it was being asked for others.',
  'csta-answer-late': () => 'The PBX did not answer a question about its devices in time.',
  'csta-session-refused': ({ application, said }) =>
    `The PBX refused the session of the application "${application}"${saidText(said)}. Check its name and the licence for it in the CTI settings of the PBX, and the edition of CSTA configured here.`,
  'csta-not-renewed': ({ said }) => `The PBX did not renew the session of this box${saidText(said)}.`,
  'csta-nothing-monitored': ({ count }) =>
    `The PBX lets none of the ${count} extensions be monitored. Check that they exist there under these numbers and that the CTI user may monitor them.`,
  'check-csta': () =>
    'Check that the CSTA service of the PBX is switched on and licensed, that it lets this box in, and that no firewall stands between.',
};

const saidText = (said: string): string => (said === '' ? '' : ` (${said})`);
