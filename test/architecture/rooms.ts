/** Which room may look into which. The longest prefix that fits a path is its room. */
export interface Room {
  readonly path: string;
  /** Rooms that it may import from, besides itself. */
  readonly mayUse: readonly string[];
  /** Rooms of which it may import types only. */
  readonly mayNameTypesOf?: readonly string[];
}

const FACTS = ['firmware/calls', 'firmware/directory', 'firmware/presence'];
const MAIL = ['firmware/mail', 'firmware/mail-faults'];
const DOMAIN = [...FACTS, ...MAIL];
const WORDS_OF_HW = ['clock', 'log', 'line-event', 'equipment'].map((name) => `hw/${name}.ts`);
/** What equipment says of its state: each reason stands beside what it is about. */
const REASONS = ['hw/reason.ts', 'hw/reason-words.ts'];
const AROUND = ['access', 'certificate', 'health', 'hardware', 'backup', 'equipment-words'].map(
  (room) => `firmware/${room}`,
);
/** Everything that the composition root puts together. */
const BELOW_BOX = [
  ...DOMAIN,
  'firmware/exchange',
  'firmware/import',
  'firmware/clock',
  'firmware/store',
  'firmware/reception',
  'firmware/information',
  'firmware/mqtt',
  'firmware/webhook',
  'firmware/bounces',
  'firmware/http',
  ...AROUND,
  'firmware/config',
  'firmware/own-settings',
  'firmware/schedule.ts',
  'firmware/errors.ts',
  'hw',
];

export const ROOMS: readonly Room[] = [
  { path: 'hw', mayUse: [...WORDS_OF_HW, ...REASONS] },
  ...WORDS_OF_HW.map((path) => ({ path, mayUse: ['hw/line-event.ts'], mayNameTypesOf: ['hw/reason.ts'] })),
  ...REASONS.map((path) => ({ path, mayUse: ['hw', ...REASONS] })),
  // What time it is: decided from what the machine says.
  { path: 'firmware/clock', mayUse: [], mayNameTypesOf: ['hw/clock.ts'] },
  // The pure core: of the equipment it knows the vocabulary, and only as types.
  { path: 'firmware/calls', mayUse: [], mayNameTypesOf: ['hw/line-event.ts', 'hw/clock.ts'] },
  {
    path: 'firmware/directory',
    mayUse: ['firmware/calls', 'firmware/errors.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts'],
  },
  // Files that come and go: text, no table and no page.
  {
    path: 'firmware/exchange',
    mayUse: [...FACTS, 'firmware/errors.ts', 'firmware/plain-text.ts'],
  },
  {
    path: 'firmware/import',
    mayUse: [...DOMAIN, 'firmware/exchange', 'firmware/store', 'firmware/errors.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts'],
  },
  { path: 'firmware/presence', mayUse: ['firmware/calls', 'firmware/errors.ts'], mayNameTypesOf: ['hw'] },
  {
    path: 'firmware/mail',
    // A misspelt placeholder is answered as a misspelt key of the configuration is.
    mayUse: [...FACTS, 'firmware/mail-faults', 'firmware/errors.ts', 'firmware/config/nearest.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts', 'firmware/config'],
  },
  {
    path: 'firmware/store',
    mayUse: [...DOMAIN, 'firmware/errors.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts'],
  },
  {
    path: 'firmware/reception',
    mayUse: ['firmware/information', ...DOMAIN, 'firmware/store', 'firmware/errors.ts', ...WORDS_OF_HW],
    mayNameTypesOf: ['firmware/health', 'firmware/clock'],
  },
  // What other systems know of a caller.
  {
    path: 'firmware/information',
    mayUse: [...DOMAIN, 'firmware/store', 'firmware/schedule.ts', 'firmware/errors.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts'],
  },
  // Hands notifications to other programs.
  { path: 'firmware/webhook', mayUse: MAIL, mayNameTypesOf: ['hw/clock.ts'] },
  // Reads what mail servers report of mails that did not arrive: it knows no table.
  { path: 'firmware/bounces', mayUse: ['firmware/mail'], mayNameTypesOf: ['hw', 'firmware/config'] },
  // Tells a message broker what the board shows.
  {
    path: 'firmware/mqtt',
    mayUse: ['firmware/errors.ts'],
    mayNameTypesOf: ['firmware/mail', 'hw/clock.ts', 'hw/log.ts', 'firmware/http/contract'],
  },
  // Judges what it is told: it knows no wire, no table and no page.
  {
    path: 'firmware/health',
    mayUse: [...WORDS_OF_HW, 'firmware/errors.ts'],
    mayNameTypesOf: ['firmware/config'],
  },
  // The equipment as the hardware page looks at it.
  { path: 'firmware/hardware', mayUse: ['firmware/http', 'hw'], mayNameTypesOf: ['firmware/config'] },
  {
    path: 'firmware/backup',
    mayUse: ['firmware/store', 'firmware/schedule.ts', 'firmware/errors.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts', 'firmware/config', 'firmware/http'],
  },
  // What an administrator sets in the browser: checked by the checks of the file, kept in the database.
  {
    path: 'firmware/own-settings',
    mayUse: ['firmware/config', 'firmware/mail', 'firmware/bounces', 'firmware/store'],
    mayNameTypesOf: ['firmware/http/contract', 'hw/clock.ts'],
  },
  // Who may come in: decided without a table and without a request.
  { path: 'firmware/access', mayUse: [] },
  {
    path: 'firmware/certificate',
    mayUse: ['firmware/errors.ts'],
    mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts'],
  },
  {
    path: 'firmware/http/contract',
    mayUse: ['firmware/plain-text.ts', 'firmware/mail-faults'],
    mayNameTypesOf: ['hw/listening/described.ts'],
  },
  {
    path: 'firmware/http',
    mayUse: [
      'firmware/http/contract',
      'firmware/access',
      ...DOMAIN,
      'firmware/exchange',
      'firmware/import',
      'firmware/store',
      'firmware/reception',
      'firmware/information',
      'firmware/health',
      'firmware/errors.ts',
      ...WORDS_OF_HW,
      'hw/reason.ts',
    ],
    mayNameTypesOf: ['firmware/config', 'firmware/demo', 'firmware/own-settings'],
  },
  // Know nothing else. What is said of a mail that did not pass is said by the box and by the page.
  ...['errors.ts', 'plain-text.ts', 'mail-faults'].map((it) => ({ path: `firmware/${it}`, mayUse: [] })),
  // What equipment reports of itself, in the languages of those who read it.
  { path: 'firmware/equipment-words', mayUse: [], mayNameTypesOf: ['hw/reason.ts'] },
  { path: 'firmware/schedule.ts', mayUse: [], mayNameTypesOf: ['hw/clock.ts', 'hw/log.ts'] },
  {
    path: 'firmware/config',
    // A site's own layout of a call log is checked with the rest of its configuration.
    mayUse: [
      'firmware/errors.ts',
      'firmware/schedule.ts',
      'firmware/mail',
      'firmware/mqtt/mqtt-config.ts',
      'hw/pbx/smdr',
    ],
    mayNameTypesOf: ['firmware/information'],
  },
  // The demo is a box on a stage of its own.
  { path: 'firmware/demo', mayUse: [...BELOW_BOX, 'firmware/box.ts'] },
  {
    path: 'firmware/cli',
    mayUse: ['firmware/config', 'firmware/errors.ts', 'firmware/mail', 'firmware/demo', 'hw'],
    mayNameTypesOf: ['firmware/http/contract'],
  },
  { path: 'firmware/main.ts', mayUse: ['firmware', 'hw'] },
  {
    path: 'web-admin',
    mayUse: ['firmware/mail-faults', 'firmware/equipment-words'],
    mayNameTypesOf: ['firmware/http/contract'],
  },
  // What is proven, and the private mail servers, are shared by tests and by the scripts that go on for longer.
  { path: 'scripts', mayUse: ['firmware', 'hw', 'test/proof', 'test/support/postfix'] },
];

export const isUnder = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** The assembly, box.ts and the files beside it put the parts together, so they know them all. */
const COMPOSITION: Room = { path: 'firmware/box.ts', mayUse: BELOW_BOX };

export const roomOf = (path: string): Room | undefined => {
  const named = ROOMS.filter((room) => isUnder(path, room.path));
  const [room] = named.sort((one, other) => other.path.length - one.path.length);
  return room ?? (/^firmware\/(assembly\/.+|[^/]+)\.ts$/.test(path) ? COMPOSITION : undefined);
};

/** Why `from` may not import `to`, or null. */
export const directionFault = (from: string, to: string, isType: boolean): string | null => {
  const room = roomOf(from);
  if (room === undefined) return `${from} is in no room`;
  const target = roomOf(to);
  if (target === room) return null;
  if (target === COMPOSITION && room.mayUse.includes(COMPOSITION.path)) return null;
  const types = isType ? (room.mayNameTypesOf ?? []) : [];
  const isAllowed = [...room.mayUse, ...types].some((allowed) => isUnder(to, allowed));
  return isAllowed ? null : `${from} may not import ${to}${isType ? ' (types)' : ''}`;
};
