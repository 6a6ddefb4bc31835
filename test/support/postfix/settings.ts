/** Where the pieces of one private Postfix are; all below one temporary folder. */
export interface PostfixPlace {
  readonly folder: string;
  readonly port: number;
  readonly policyPort: number | null;
  /** Whom mailboxes belong to. */
  readonly owner: { readonly uid: number; readonly gid: number };
  /** Settings and passwords of Cyrus SASL; Debian's Postfix looks beside main.cf only. */
  readonly sasl: string;
  readonly certificate: string;
  readonly key: string;
}

export const DOMAIN = 'hinata-setsubi.example';
export const LOGIN = { type: 'password', user: 'rusuban', password: 'correct horse', method: null } as const;
export const MAILBOXES = [
  'takahashi',
  'ito',
  'evil',
  'script',
  'twice',
  'partly',
  'trusting',
  'test',
  'signed',
  'later',
  'strict',
  'bounces',
] as const;

/** Nothing but what an inside mail server needs to take a mail and put it into a mailbox; nothing leaves it. */
export const mainCf = (place: PostfixPlace): string => `
compatibility_level = 3.6
queue_directory = ${place.folder}/queue
data_directory = ${place.folder}/data
maillog_file = ${place.folder}/mail.log
maillog_file_prefixes = ${place.folder}
myhostname = mail.${DOMAIN}
mydestination =
mynetworks =
local_recipient_maps =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
default_transport = error:5.7.1 no mail leaves this server
notify_classes =
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
smtpd_sasl_auth_enable = yes
smtpd_sasl_path = smtpd
smtpd_sasl_local_domain = ${DOMAIN}
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = ${place.key}, ${place.certificate}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:${place.folder}/access${policyOf(place)}
smtpd_sender_restrictions = check_sender_access texthash:${place.folder}/senders
smtpd_end_of_data_restrictions = check_recipient_access texthash:${place.folder}/contents
virtual_mailbox_domains = ${DOMAIN}
virtual_mailbox_base = ${place.folder}/boxes
virtual_mailbox_maps = texthash:${place.folder}/mailboxes
virtual_uid_maps = static:${place.owner.uid}
virtual_gid_maps = static:${place.owner.gid}
virtual_minimum_uid = 1
`;

const policyOf = ({ policyPort }: PostfixPlace): string =>
  policyPort === null ? '' : `, check_policy_service inet:127.0.0.1:${policyPort}`;

/** The services of Postfix that `mainCf` needs, none of them in a chroot. */
export const masterCf = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

/** What is refused, and how: a greylist, a rule about contents, a sender that is not wanted. */
export const accessFiles = (): Readonly<Record<string, string>> => ({
  access: `later@${DOMAIN} 450 4.2.0 Greylisted, try again in 5 minutes\n`,
  contents: `strict@${DOMAIN} 554 5.6.0 Message content rejected\n`,
  senders: 'unwanted@elsewhere.example 550 5.7.1 Sender not wanted\n',
  mailboxes: MAILBOXES.map((name) => `${name}@${DOMAIN} ${name}/\n`).join(''),
});

export const SASL_CONF = `pwcheck_method: auxprop
auxprop_plugin: sasldb
mech_list: PLAIN LOGIN
`;
