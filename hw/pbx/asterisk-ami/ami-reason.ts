import type { WordsFor } from '../../reason-words.ts';

/** What the link to Asterisk reports of itself. `user`: the one of manager.conf. */
export type AmiReason =
  | { readonly code: 'asterisk-too-old'; readonly version: string }
  | { readonly code: 'asterisk-foreign' | 'asterisk-no-greeting' | 'asterisk-silent' | 'check-asterisk' }
  | { readonly code: 'asterisk-login-late' | 'asterisk-list-late' }
  | { readonly code: 'asterisk-login-refused' | 'asterisk-user-taken'; readonly user: string };

export const AMI_ENGLISH: WordsFor<AmiReason> = {
  'asterisk-too-old': ({ version }) =>
    `Asterisk is too old (manager interface ${version}): version 12 or later is needed.`,
  'asterisk-foreign': () =>
    'What answers there is not the Asterisk manager interface. Check host and port (usually 5038).',
  'asterisk-no-greeting': () =>
    'The connection came about but Asterisk does not greet. Check host and port (usually 5038).',
  'asterisk-silent': () =>
    'Asterisk went silent: no answer to a ping. Check the network between the box and the PBX.',
  'asterisk-login-late': () => 'Asterisk did not answer the login in time.',
  'asterisk-list-late': () => 'Asterisk did not finish the list of its channels in time.',
  'asterisk-login-refused': ({ user }) =>
    `Asterisk refused the login of user "${user}". Check in manager.conf that [${user}] exists, that its secret is the one configured here and that its permit line contains the address of this box; then run "manager reload".`,
  'asterisk-user-taken': ({ user }) =>
    `Asterisk refused the login: user "${user}" is logged in elsewhere. Give the box a user of its own in manager.conf.`,
  'check-asterisk': () =>
    'Check that Asterisk runs, that manager.conf has enabled = yes and a bindaddr that this box can reach, and that no firewall stands between.',
};
