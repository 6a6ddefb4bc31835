import type { jaMailTest } from './ja-mail-test.ts';

/** English words of the test mail: what happened in it, and what to do. */
export const enMailTest: typeof jaMailTest = {
  mailTest: {
    title: 'Test mail',
    note: 'It goes with what is typed above, also before it is saved.',
    noteStored: 'Sends one mail as things are set, and shows the conversation with the server.',
    to: 'To',
    send: 'Send a test mail',
    running: 'Sending',
    story: 'The conversation with the server',
    steps: {
      name: 'Look up the name',
      connect: 'Connect',
      greeting: 'Greeting',
      certificate: 'Certificate',
      encryption: 'Encryption',
      mail: 'Hand over the mail',
    },
    on: 'on',
    taken: (to) => `The server has taken the mail for ${to}.`,
    takenNote: 'If it does not arrive, look into the spam folder and the log of the server.',
    failed: 'It did not work',
    server: 'What the server said',
    error: 'The error',
    certificate: 'The certificate that the server shows',
    issuedBy: (issuer) => `(signed by ${issuer})`,
    until: (day) => `valid until ${day}`,
    certificateNote: 'Trust it only if whoever runs the server confirms this fingerprint.',
    trust: 'Trust this fingerprint',
    record: 'The key of the signature. Publish this TXT record in the DNS.',
    programTaken: (program) => `The program ${program} has taken the mail.`,
    again: 'Try again in a little while.',
  },
};
