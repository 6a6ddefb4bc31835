import type { GateTable } from './ja-gate.ts';

/** English words of the doors: logging in, pairing, the first administrator, the certificate. */
export const enGate: GateTable = {
  languages: { auto: 'As the browser', ja: '日本語', en: 'English' },
  gate: {
    pairTitle: 'Pair this terminal',
    pairLead: 'Enter the six digits that the administrator sees.',
    pairLinkLead: 'The administrator made this link. It pairs this browser as a terminal.',
    pairCode: 'Pairing code',
    digit: (n) => `Digit ${n}`,
    pair: 'Pair',
    loginTitle: 'Administrator login',
    loginLead: 'Settings, import and pairing are behind this door.',
    name: 'Name',
    password: 'Password',
    passwordHelp: 'At least 10 characters. A long sentence is easier to remember and harder to guess.',
    login: 'Log in',
    loginWrong: 'Name or password is wrong.',
    wait: (seconds) => `Try again in ${seconds} s.`,
    pairWrong: 'The code is wrong, or its 15 minutes are over. Ask the administrator for a new one.',
    setupTitle: 'First, make an administrator',
    setupLead: 'Enter the set-up code. The box shows it where it was started, and in its log.',
    resetTitle: 'Come in with a set-up code',
    resetLead:
      'Run rusuban reset-admin on the box to get a code. With a name that exists, that person gets the new password.',
    setupCode: 'Set-up code',
    setupWrong: 'The code is wrong. Each start of the box makes a new one.',
    setup: 'Make the administrator',
    toSetup: 'Forgot the password?',
    toLogin: 'To the login',
    repeat: 'Password (once more)',
    notSame: 'The two passwords differ.',
    tooShort: 'Use at least 10 characters, four of them different.',
  },
  authority: {
    title: 'Trust this page',
    lead: 'The box uses a certificate of its own. Installed once as below, it ends the browser’s warning.',
    download: 'Download the certificate',
    fingerprint: 'While you install it, check that the SHA-256 shown is this one.',
    compare: 'The log of the box has the same value.',
    none: 'On this machine the box needs no certificate.',
    systems: {
      Windows:
        'Open rusuban-ca.crt, “Install Certificate”, “Local Machine”, “Place all certificates in the following store”, “Trusted Root Certification Authorities”.',
      macOS:
        'Open rusuban-ca.crt so that it goes into the keychain. Open the certificate there, “Trust”, “When using this certificate”: “Always Trust”.',
      'iPhone, iPad':
        'Download it with Safari, then “Settings”, “Profile Downloaded”, install. Then “Settings”, “General”, “About”, “Certificate Trust Settings”: switch it on.',
      Android:
        '“Settings”, “Security”, “Encryption & credentials”, “Install a certificate”, “CA certificate”, choose rusuban-ca.crt.',
      Firefox:
        '“Settings”, “Privacy & Security”, “View Certificates”, “Authorities”, “Import”, and tick “Trust this CA to identify websites”.',
    },
    toLogin: 'To the login',
    fromLogin: 'When the browser warns',
  },
};
