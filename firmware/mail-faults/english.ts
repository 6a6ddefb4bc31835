import type { FaultWords } from './fault-words.ts';

const CHECK_SERVER =
  'Check server and port: 587 with STARTTLS, 465 with TLS, 25 without encryption. Does the server run?';
const LOOK_AT_PROGRAM = 'Run the program by hand, as the user of the box, and look into its log.';

export const english: FaultWords = {
  'unknown-host': {
    says: ({ server }) => `The name of the mail server ${server} cannot be resolved.`,
    remedy: 'Check the name of the server, and the name server (DNS) in the network of the box.',
  },
  'nobody-listens': {
    says: ({ server }) => `No mail server answers at ${server}.`,
    remedy: CHECK_SERVER,
  },
  unreachable: {
    says: ({ server }) => `There is no way through the network to the mail server ${server}.`,
    remedy: 'Is the network cable in, and is the router on?',
  },
  timeout: {
    says: ({ server, step }) =>
      ({
        connect: `The mail server ${server} did not answer in time.`,
        login: `The mail server ${server} did not answer in time during the login.`,
        mail: `The mail server ${server} did not answer in time while it was given the mail.`,
      })[step],
    remedy: ({ step }) =>
      step === 'connect'
        ? 'Check the port: 465 wants TLS, 587 STARTTLS; port 25 is closed by many providers. A firewall may swallow the connection.'
        : 'If it goes on, tell whoever runs the server.',
  },
  'not-tls': {
    says: ({ server }) => `The mail server ${server} does not speak TLS on this port.`,
    remedy: 'Choose STARTTLS for port 587, or TLS for port 465.',
  },
  'no-starttls': {
    says: ({ server }) => `The mail server ${server} does not offer encryption (STARTTLS).`,
    remedy: 'Try TLS (465). For a server on the same machine, encryption may be “none”.',
  },
  'certificate-expired': {
    says: ({ server }) => `The certificate of the mail server ${server} is not valid today.`,
    remedy: 'Is the date of the box right? Otherwise tell whoever runs the server.',
  },
  'certificate-name': {
    says: ({ server }) => `The certificate of the mail server ${server} is for another name.`,
    remedy: 'Write the name of the certificate as the server, or ask whoever runs it for the right name.',
  },
  'certificate-unknown': {
    says: ({ server }) => `The certificate of the mail server ${server} is signed by nobody known.`,
    remedy:
      'A server of the office can be trusted by the fingerprint that a test mail shows, once whoever runs it has confirmed it.',
  },
  'certificate-pin': {
    says: ({ server }) =>
      `The certificate of the mail server ${server} is not the one of the fingerprint that is set.`,
    remedy: 'Ask whoever runs the server whether it has a new certificate. If not, somebody stands between.',
  },
  tls: {
    says: ({ server }) => `No encrypted connection to the mail server ${server} came about.`,
    remedy: 'Try the other encryption: TLS with 465, STARTTLS with 587.',
  },
  greeting: {
    says: ({ server }) => `The mail server ${server} does not let us in.`,
    remedy: 'Read what the server said: it may have to allow the address of this office.',
  },
  'login-missing': {
    says: ({ server }) =>
      `There is a user name, but the mail server ${server} offers no login on this connection.`,
    remedy: 'Choose STARTTLS or TLS. Where no login is needed, empty the user name.',
  },
  'login-refused': {
    says: ({ server, user }) =>
      `The mail server ${server} does not accept the user name (${user}) and password.`,
    remedy: 'Type both again. With two-step verification an app password is needed.',
  },
  'token-refused': {
    says: ({ service }) => `The provider ${service} gives no token for the login.`,
    remedy: 'The permission was withdrawn or ran out: renew the token in the configuration file.',
  },
  'token-unreachable': {
    says: ({ service }) => `The service ${service}, which gives tokens for the login, does not answer.`,
    remedy: 'Check token-url in the configuration file, and whether the box gets out by HTTPS.',
  },
  'sender-refused': {
    says: ({ server, sender }) => `The mail server ${server} does not take mail from our sender ${sender}.`,
    remedy: 'Use a sender’s address that this user may send from.',
  },
  'relay-refused': {
    says: ({ server }) => `The mail server ${server} does not forward mail for us.`,
    remedy: 'Give user name and password, or have mail from the box allowed.',
  },
  'recipient-refused': {
    says: () => 'The mail server refused this address.',
    remedy: 'Check the address, letter by letter. Corrected, the mail can go.',
  },
  'recipient-later': {
    says: () => 'The mail server takes mail for this address later.',
    remedy: 'Greylisting or a full mailbox does this.',
  },
  'message-refused': {
    says: () => 'The mail server refused what is in this mail.',
    remedy: 'Read what the server said: it may take the mail for spam.',
  },
  'message-later': {
    says: () => 'The mail server takes this mail later.',
  },
  'bad-address': {
    says: ({ addresses }) => `Not a mail address: ${addresses.join(', ')}`,
    remedy: 'Write the address as name@company.',
  },
  'no-address': {
    says: () => 'The mail has no address.',
    remedy: 'Give one here, or name a default representative in the settings.',
  },
  'too-big': {
    says: ({ server }) => `The mail is larger than the mail server ${server} allows.`,
    remedy: 'Ask whoever runs the server for a higher limit.',
  },
  busy: {
    says: ({ server }) => `The mail server ${server} has no time at present.`,
  },
  cut: {
    says: ({ server }) => `The mail server ${server} ended the connection before it had the mail.`,
    remedy: 'If it goes on, look into the log of the server.',
  },
  stopped: {
    says: () => 'The box was stopped while it handed over this mail.',
  },
  other: {
    says: ({ server }) => `The mail could not be handed to the mail server ${server}.`,
    remedy: 'Look into the log of the server.',
  },
  interrupted: {
    says: () => 'The box stopped while sending.',
    remedy: 'The mail may arrive twice.',
  },
  restored: {
    says: ({ madeAt }, time) =>
      `The mail was restored from the backup of ${time(madeAt)}, waited then and may have been sent since.`,
    remedy: 'Send it or drop it.',
  },
  delayed: {
    says: () => 'A report said that delivery is late.',
    remedy: 'Wait. If it fails, another report will come.',
  },
  bounced: {
    says: () => 'The mail was taken, and came back later.',
    remedy: 'Check the address. Corrected, the mail can go again.',
  },
  'program-missing': {
    says: ({ program }) => `The program ${program} could not be started.`,
    remedy:
      'Check where the program is, and that the user of the box may run it (mail in the configuration file).',
  },
  'program-slow': {
    says: ({ program, seconds }) => `The program ${program} was not done after ${seconds} s.`,
    remedy: LOOK_AT_PROGRAM,
  },
  'program-refuses-mail': {
    says: ({ program }) => `The program ${program} does not take this mail (EX_DATAERR).`,
    remedy: LOOK_AT_PROGRAM,
  },
  'program-knows-nobody': {
    says: ({ program }) => `The program ${program} knows no such addressee (EX_NOUSER).`,
    remedy: 'Check the address, letter by letter. Corrected, the mail can go.',
  },
  'program-knows-no-host': {
    says: ({ program }) => `The program ${program} knows no such host (EX_NOHOST).`,
    remedy: 'Check what stands behind the @. Corrected, the mail can go.',
  },
  'program-later': {
    says: ({ program }) => `The program ${program} takes this mail later (EX_TEMPFAIL).`,
  },
  'program-failed': {
    says: ({ program, exit }) => `The program ${program} ended with ${exit}.`,
    remedy: LOOK_AT_PROGRAM,
  },
  'webhook-unsigned': {
    says: () => 'No secret is configured with which to sign the notification.',
    remedy: 'Add the section webhook to the configuration file.',
  },
  'webhook-refused': {
    says: ({ receiver, status }) => `The receiver ${receiver} refused the notification (HTTP ${status}).`,
    remedy: 'Check the address of the receiver, and the program that stands there.',
  },
  'webhook-failed': {
    says: ({ receiver, status }) =>
      `The receiver ${receiver} could not take the notification (HTTP ${status}).`,
    remedy: 'If it goes on, look into the log of the receiver.',
  },
  'webhook-unreachable': {
    says: ({ receiver }) => `The receiver ${receiver} cannot be reached.`,
    remedy: 'Does the program run that receives it, and is its address right?',
  },
  'webhook-silent': {
    says: ({ receiver, seconds }) => `The receiver ${receiver} did not answer within ${seconds} s.`,
    remedy: 'If it goes on, look into the log of the receiver.',
  },
  'broker-missing': {
    says: () => 'No message broker (MQTT) is configured.',
    remedy: 'Add the section mqtt to the configuration file, or tell the representative another way.',
  },
  'broker-unreachable': {
    says: () => 'The notification could not be given to the message broker (MQTT).',
    remedy: 'If it goes on, see whether the broker runs.',
  },
  unexpected: {
    says: () => 'A fault inside the box kept the mail from leaving.',
    remedy: 'If it goes on, look into the journal of the box.',
  },
};
