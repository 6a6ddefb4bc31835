import type { z } from 'zod';
import { administrator } from '../../access/who.ts';
import { isMailAddress } from '../../mail/mail-address.ts';
import type { Saved } from '../../own-settings/own-settings.ts';
import type { Along } from '../../store/connection.ts';
import { putSection } from '../../store/own-sections.ts';
import { BackupFields } from '../contract/backup.ts';
import { BouncesInput, BounceTest, TestBounces } from '../contract/bounces.ts';
import {
  Configuration,
  LinesInput,
  LinksInput,
  MailFields,
  MailTest,
  SiteFields,
  TestMail,
  WalkInput,
} from '../contract/configuration.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
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
    section(services, {
      name: 'site',
      summary: 'Set what the office is called and how it reckons',
      body: SiteFields,
      save: (site, along) => own.saveSite(site, along),
    }),
    section(services, {
      name: 'lines',
      summary: 'Set the lines and the telephones',
      body: LinesInput,
      save: (lines, along) => own.saveLines(lines, along),
    }),
    section(services, {
      name: 'links',
      summary: 'Set the equipment that tells of calls',
      body: LinksInput,
      save: (links, along) => own.saveLinks(links, along),
    }),
    section(services, {
      name: 'mail',
      summary: 'Set the mail server',
      body: MailFields,
      save: (mail, along) => own.saveMail(mail, along),
    }),
    section(services, {
      name: 'bounces',
      summary: 'Set the mailbox of mails that came back',
      body: BouncesInput,
      save: (bounces, along) => own.saveBounces(bounces, along),
    }),
    section(services, {
      name: 'backup',
      summary: 'Set where and when backups are made',
      body: BackupFields,
      save: (backup, along) => own.saveBackup(backup, along),
    }),
    ...mailTestRoutes(services),
    ...bounceTestRoutes(services),
    walkRoute(services),
  ];
}

interface Section<Body extends z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly body: Body;
  readonly save: (body: z.output<Body>, along: Along) => Promise<Saved>;
}

/** The box takes over what was saved when the answer is out. */
function section<Body extends z.ZodType>(services: Services, { name, save, ...shape }: Section<Body>): Route {
  return route({
    ...shape,
    method: 'PUT',
    path: `/api/configuration/${name}`,
    who,
    reply: Configuration,
    handle: async ({ body, audit, afterwards }) => {
      const outcome = await save(body, (trx) => audit.write(trx));
      if (outcome.type !== 'saved') throw refused(outcome);
      const settings = await shown(services);
      if (!settings.isApplied) afterwards(() => services.own.takeOver());
      return settings;
    },
  });
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

function bounceTestRoutes({ own }: Services): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/configuration/bounces/test',
      summary: 'What came of the last look into a mailbox of returned mails',
      who,
      reply: BounceTest,
      handle: () => own.bounceTests.state,
    }),
    route({
      method: 'POST',
      path: '/api/configuration/bounces/test',
      summary: 'Look into the mailbox of returned mails, with what is typed or with what is set',
      who,
      body: TestBounces,
      reply: BounceTest,
      handle: async ({ body: { mailbox } }) => {
        const asked = await own.bouncesToTest(mailbox);
        if (asked.type !== 'ready') throw refused(asked);
        if (!own.bounceTests.begin(asked.config)) {
          throw new RefusalError('unavailable', 'another look is under way');
        }
        return own.bounceTests.state;
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

function refused(outcome: Exclude<Saved, { type: 'saved' }>): RefusalError {
  if (outcome.type === 'set-in-file') {
    return new RefusalError('conflict', 'this is set in the configuration file, which wins');
  }
  return new RefusalError('invalid', 'the settings are not valid', outcome.faults.slice(0, 50));
}
