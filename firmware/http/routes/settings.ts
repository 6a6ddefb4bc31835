import { administrator, desk } from '../../access/who.ts';
import { representativeId } from '../../calls/ids.ts';
import { getPhrases, putPhrases } from '../../store/phrases.ts';
import { getRepresentative } from '../../store/representatives.ts';
import { getSettings, putSettings } from '../../store/settings.ts';
import { ModeState } from '../contract/board.ts';
import { LinkList, Phrases, SetMode, Settings } from '../contract/settings.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

export function settingRoutes(services: Services): Route[] {
  const { db, clock } = services;
  return [
    route({
      method: 'PUT',
      path: '/api/mode',
      summary: 'Present or away',
      who: desk('all', 'mode:write'),
      body: SetMode,
      reply: ModeState,
      handle: async ({ body, audit }) => {
        await services.reception.setMode(body.mode, 'terminal', (trx) => audit.write(trx));
        return services.board.mode;
      },
    }),
    route({
      method: 'GET',
      path: '/api/settings',
      summary: 'Settings of the office',
      who: desk('all', 'settings:read'),
      reply: Settings,
      handle: () => getSettings(db.knex),
    }),
    route({
      method: 'PUT',
      path: '/api/settings',
      summary: 'Change the settings of the office',
      who: administrator(),
      body: Settings,
      reply: Settings,
      handle: ({ body, audit }) => write(services, audit, 'settings', (trx) => save(trx, body, clock.now())),
    }),
    route({
      method: 'GET',
      path: '/api/phrases',
      summary: 'Phrases for memos',
      who: desk('all', 'settings:read'),
      reply: Phrases,
      handle: async () => ({ items: await getPhrases(db.knex) }),
    }),
    route({
      method: 'PUT',
      path: '/api/phrases',
      summary: 'Change the phrases for memos',
      who: administrator(),
      body: Phrases,
      reply: Phrases,
      handle: async ({ body, audit }) => {
        await write(services, audit, 'settings', (trx) => putPhrases(trx, body.items, clock.now()));
        return body;
      },
    }),
    route({
      method: 'GET',
      path: '/api/links',
      summary: 'The equipment and how it does',
      who: administrator('settings:read'),
      reply: LinkList,
      handle: () => ({ items: services.links(), panel: services.panel() }),
    }),
  ];
}

type Transaction = Parameters<typeof putSettings>[0];

async function save(trx: Transaction, body: Settings, now: number): Promise<Settings> {
  const id = body.defaultRepresentativeId;
  if (id !== null && (await getRepresentative(trx, id)) === null) {
    throw new RefusalError('invalid', 'the default representative does not exist', [
      { path: 'defaultRepresentativeId', message: 'choose one of the representatives' },
    ]);
  }
  return putSettings(
    trx,
    { ...body, defaultRepresentativeId: id === null ? null : representativeId(id) },
    now,
  );
}
