import { administrator } from '../../access/who.ts';
import { isMailAddress } from '../../mail/mail-address.ts';
import type { Saved } from '../../own-settings/own-settings.ts';
import { putSection } from '../../store/own-sections.ts';
import {
  Configuration,
  LinesInput,
  LinksInput,
  MailFields,
  MailTest,
  PortList,
  SiteFields,
  TestMail,
  WalkInput,
} from '../contract/configuration.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, type RouteInput, route } from '../route.ts';
import { change, type Services } from '../services.ts';
import { WALK, walkOf } from '../walk.ts';

const who = administrator();

/** What is set in the browser where the file leaves it out: office, lines, equipment, mail server; and the first start. */
export function configurationRoutes(services: Services): Route[] {
  const { own } = services;
  return [
    route({
      method: 'GET',
      path: '/api/configuration',
      summary: 'Office, lines, equipment and mail server, and where each is set',
      who,
      reply: Configuration,
      handle: () => shown(services),
    }),
    route({
      method: 'PUT',
      path: '/api/configuration/site',
      summary: 'Set what the office is called and how it reckons',
      who,
      body: SiteFields,
      reply: Configuration,
      handle: async (input) =>
        saved(services, input, await own.saveSite(input.body, (trx) => input.audit.write(trx))),
    }),
    route({
      method: 'PUT',
      path: '/api/configuration/lines',
      summary: 'Set the lines and the telephones',
      who,
      body: LinesInput,
      reply: Configuration,
      handle: async (input) =>
        saved(services, input, await own.saveLines(input.body, (trx) => input.audit.write(trx))),
    }),
    route({
      method: 'PUT',
      path: '/api/configuration/links',
      summary: 'Set the equipment that tells of calls',
      who,
      body: LinksInput,
      reply: Configuration,
      handle: async (input) =>
        saved(services, input, await own.saveLinks(input.body, (trx) => input.audit.write(trx))),
    }),
    route({
      method: 'PUT',
      path: '/api/configuration/mail',
      summary: 'Set the mail server',
      who,
      body: MailFields,
      reply: Configuration,
      handle: async (input) =>
        saved(services, input, await own.saveMail(input.body, (trx) => input.audit.write(trx))),
    }),
    route({
      method: 'GET',
      path: '/api/configuration/ports',
      summary: 'Serial ports of the machine',
      who,
      reply: PortList,
      handle: async () => ({ items: await services.ports() }),
    }),
    ...mailTestRoutes(services),
    walkRoute(services),
  ];
}

function mailTestRoutes({ own }: Services): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/configuration/mail/test',
      summary: 'How the last test mail fares',
      who,
      reply: MailTest,
      handle: () => own.mailTests.state,
    }),
    route({
      method: 'POST',
      path: '/api/configuration/mail/test',
      summary: 'Send a test mail, with what is typed or with what is set',
      who,
      body: TestMail,
      reply: MailTest,
      handle: async ({ body: { to, mail } }) => {
        if (!isMailAddress(to)) {
          throw new RefusalError('invalid', 'this is not a mail address', [
            { path: 'to', message: 'is not a mail address' },
          ]);
        }
        const asked = await own.mailToTest(mail);
        if (asked.type !== 'ready') throw refused(asked);
        if (!own.mailTests.begin({ config: asked.config, siteName: own.siteName, to })) {
          throw new RefusalError('unavailable', 'another test mail is under way');
        }
        return own.mailTests.state;
      },
    }),
  ];
}

function walkRoute(services: Services): Route {
  return route({
    method: 'PUT',
    path: '/api/configuration/walk',
    summary: 'Keep which steps of the first start are left for later',
    who,
    body: WalkInput,
    reply: Configuration,
    handle: async ({ body, audit }) => {
      await change(services, audit, (trx) => putSection(trx, WALK, body, services.clock.now()));
      return shown(services);
    },
  });
}

async function shown(services: Services): Promise<Configuration> {
  const settings = await services.own.shown();
  return { ...settings, walk: await walkOf(services.db.knex, settings) };
}

/**
 * The box takes over what was saved when the answer is out.
 *
 * @throws RefusalError
 */
async function saved(
  services: Services,
  { afterwards }: Pick<RouteInput<unknown, unknown, unknown>, 'afterwards'>,
  outcome: Saved,
): Promise<Configuration> {
  if (outcome.type !== 'saved') throw refused(outcome);
  const settings = await shown(services);
  if (!settings.isApplied) afterwards(() => services.own.takeOver());
  return settings;
}

function refused(outcome: Exclude<Saved, { type: 'saved' }>): RefusalError {
  if (outcome.type === 'set-in-file') {
    return new RefusalError('conflict', 'this is set in the configuration file, which wins');
  }
  return new RefusalError('invalid', 'the settings are not valid', outcome.faults.slice(0, 50));
}
