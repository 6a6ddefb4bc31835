import type { WordsFor } from '../../reason-words.ts';

/** What the link to FreeSWITCH reports of itself. */
export interface EslReason {
  readonly code:
    | 'freeswitch-foreign'
    | 'freeswitch-no-greeting'
    | 'freeswitch-silent'
    | 'freeswitch-ended'
    | 'freeswitch-login-late'
    | 'freeswitch-list-late'
    | 'freeswitch-login-refused'
    | 'freeswitch-address-refused'
    | 'freeswitch-events-refused'
    | 'check-freeswitch';
}

export const ESL_ENGLISH: WordsFor<EslReason> = {
  'freeswitch-foreign': () =>
    'What answers there is not the event socket of FreeSWITCH. Check host and port (usually 8021).',
  'freeswitch-no-greeting': () =>
    'The connection came about but FreeSWITCH does not greet. Check host and port (usually 8021).',
  'freeswitch-silent': () =>
    'FreeSWITCH went silent: no answer to a ping. Check the network between the box and the PBX.',
  'freeswitch-ended': () => 'FreeSWITCH ended the connection.',
  'freeswitch-login-late': () => 'FreeSWITCH did not answer the login in time.',
  'freeswitch-list-late': () => 'FreeSWITCH did not finish the list of its channels in time.',
  'freeswitch-login-refused': () =>
    'FreeSWITCH refused the login. Check that the secret configured here is the password of event_socket.conf.xml (or, with a username, the esl-password of that user of the directory); then run "reload mod_event_socket".',
  'freeswitch-address-refused': () =>
    'FreeSWITCH does not let the address of this box in. Set apply-inbound-acl in event_socket.conf.xml to a list that contains it.',
  'freeswitch-events-refused': () =>
    'FreeSWITCH does not let this user listen to calls. Allow the channel events (esl-allowed-events) or use the password of the event socket.',
  'check-freeswitch': () =>
    'Check that FreeSWITCH runs, that event_socket.conf.xml has a listen-ip that this box can reach (not 127.0.0.1), and that no firewall stands between.',
};
