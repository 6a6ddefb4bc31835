import { isUnder } from './rooms.ts';

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
    return `${from} imports ${name}, for which test/architecture/doors.ts names no door`;
  return doors.some((door) => isUnder(from, door))
    ? null
    : `${from} imports ${name}; only ${doors.join(' and ')} may`;
};
