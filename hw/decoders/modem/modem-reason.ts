import type { WordsFor } from '../../reason-words.ts';

/** What a modem reports of itself. */
export type ModemReason =
  | { readonly code: 'modem-mute' }
  /** `commands`: those that it refused. */
  | { readonly code: 'modem-refuses'; readonly commands: readonly string[] }
  /** `command` switched caller ID on. */
  | { readonly code: 'modem-ready'; readonly command: string };

export const MODEM_ENGLISH: WordsFor<ModemReason> = {
  'modem-mute': () =>
    'The modem does not reply to AT commands. Check that it is a modem, its power, the cable and the speed of the port; calls that it reports by itself are still taken.',
  'modem-refuses': ({ commands }) =>
    `The modem refuses to report caller IDs (${commands.length === 0 ? 'every command' : commands.join(', ')}). Set the init commands of its manual in the configuration; its rings are still taken.`,
  'modem-ready': ({ command }) => `Caller ID is on (${command}).`,
};
