/** Which room may look into which. The longest prefix that fits a path is its room. */
export interface Room {
  readonly path: string;
  /** Rooms that it may import from, besides itself. */
  readonly mayUse: readonly string[];
  /** Rooms of which it may import types only. */
  readonly mayNameTypesOf?: readonly string[];
}

const FACTS = ['firmware/calls', 'firmware/directory', 'firmware/presence'];
const DOMAIN = [...FACTS, 'firmware/mail'];
const WORDS_OF_HW = ['clock', 'log', 'line-event', 'equipment'].map((name) => `hw/${name}.ts`);
/** What equipment says of its state: each reason stands beside what it is about. */
const REASONS = ['hw/reason.ts', 'hw/reason-words.ts'];
const AROUND = ['access', 'certificate', 'health', 'hardware', 'backup'].map((room) => `firmware/${room}`);
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
    mayUse: [...FACTS, 'firmware/errors.ts', 'firmware/config/nearest.ts'],
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
  { path: 'firmware/webhook', mayUse: ['firmware/mail'], mayNameTypesOf: ['hw/clock.ts'] },
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
  { path: 'firmware/http/contract', mayUse: ['firmware/plain-text.ts'], mayNameTypesOf: REASONS },
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
  { path: 'firmware/errors.ts', mayUse: [] },
  { path: 'firmware/plain-text.ts', mayUse: [] },
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
  { path: 'web-admin', mayUse: [], mayNameTypesOf: ['firmware/http/contract'] },
  // What is proven of the decoders is asked by tests and by the scripts that go on for longer.
  // Benches and soaks stand before the same private mail servers as the tests.
  { path: 'scripts', mayUse: ['firmware', 'hw', 'test/proof', 'test/support/postfix'] },
];

const isUnder = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** box.ts and the files beside it: they put the parts together, so they know them all. */
const COMPOSITION: Room = { path: 'firmware/box.ts', mayUse: BELOW_BOX };

export const roomOf = (path: string): Room | undefined => {
  const named = ROOMS.filter((room) => isUnder(path, room.path));
  const [room] = named.sort((one, other) => other.path.length - one.path.length);
  return room ?? (/^firmware\/[^/]+\.ts$/.test(path) ? COMPOSITION : undefined);
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

/** The only places that may import a package: what stands behind one door can be replaced. */
export const PACKAGE_DOORS: Readonly<Record<string, readonly string[]>> = {
  '@fastify/cookie': ['firmware/http'],
  '@fastify/helmet': ['firmware/http'],
  '@fastify/rate-limit': ['firmware/http'],
  '@fastify/static': ['firmware/http'],
  '@peculiar/x509': ['firmware/certificate'],
  '@preact/signals': ['web-admin'],
  'csv-stringify': ['firmware/exchange'],
  croner: ['firmware/mail'],
  'encoding-japanese': ['firmware/mail'],
  fastify: ['firmware/http'],
  imapflow: ['firmware/bounces'],
  knex: ['firmware/store'],
  koffi: ['hw/simulated', 'hw/gpio', 'hw/system'],
  'csv-parse': ['firmware/information', 'firmware/exchange'],
  'iconv-lite': ['firmware/information', 'firmware/exchange'],
  'ical.js': ['firmware/information'],
  'libphonenumber-js': ['firmware/directory'],
  mailparser: ['firmware/demo', 'firmware/bounces'],
  mqtt: ['firmware/mqtt'],
  mustache: ['firmware/mail'],
  'node-cron': ['firmware/schedule.ts'],
  nodemailer: ['firmware/mail'],
  onoff: ['hw/gpio'],
  pg: ['firmware/information'],
  pino: ['firmware/journal.ts'],
  preact: ['web-admin'],
  'qrcode-generator': ['web-admin'],
  'reflect-metadata': ['firmware/certificate'],
  serialport: ['hw/links'],
  'smtp-server': ['firmware/demo'],
  sqlite3: ['firmware/store'],
  tsdav: ['firmware/information'],
  uuid: ['firmware/calls', 'firmware/store', 'firmware/mail'],
  vite: ['web-admin', 'scripts/package'],
  yaml: ['firmware/config'],
  zod: ['firmware/http', 'firmware/config', 'hw/pbx/smdr'],
};

/** `@scope/name/deep` and `name/deep` belong to `@scope/name` and `name`. */
export const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

/** Why `from` may not import the package, or null. Node's own modules are free, but not in the browser. */
export const packageFault = (from: string, target: string): string | null => {
  if (target.startsWith('node:')) {
    const isBrowser = from.startsWith('web-admin/src/');
    return isBrowser ? `${from} runs in a browser and may not import ${target}` : null;
  }
  const name = packageOf(target);
  const doors = PACKAGE_DOORS[name];
  if (doors === undefined)
    return `${from} imports ${name}, for which test/architecture/rooms.ts names no door`;
  return doors.some((door) => isUnder(from, door))
    ? null
    : `${from} imports ${name}; only ${doors.join(' and ')} may`;
};
