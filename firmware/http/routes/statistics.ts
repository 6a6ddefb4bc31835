import { desk } from '../../access/who.ts';
import { addDays } from '../../presence/civil-day.ts';
import { countCalls } from '../../store/call-statistics.ts';
import { listRepresentatives } from '../../store/representatives.ts';
import { Statistics, StatisticsQuery } from '../contract/statistics.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import type { Services } from '../services.ts';
import { quantile, ringOf, ringsOf, timesOf } from '../statistics-view.ts';

const MOST_DAYS = 366;

export function statisticsRoutes(services: Services): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/statistics',
      summary: 'Calls counted',
      who: desk('nothing', 'calls:read'),
      query: StatisticsQuery,
      reply: Statistics,
      handle: ({ query: { from, to } }) => {
        if (to < from || to >= addDays(from, MOST_DAYS)) {
          const fields = [
            { path: 'to', message: `not before the first day, and within ${MOST_DAYS} days of it` },
          ];
          throw new RefusalError('invalid', 'the query of the request is not valid', fields);
        }
        return statisticsOf(services, from, to);
      },
    }),
  ];
}

async function statisticsOf({ db, office, clock }: Services, from: string, to: string): Promise<Statistics> {
  const range = { first: from, last: to, time: office.time, now: clock.now() };
  const { hours, lines, representatives, returns } = await countCalls(db.knex, range);
  const people = new Map((await listRepresentatives(db.knex)).map(({ id, name }) => [String(id), name]));
  const waits = returns.flatMap(({ minutes, calls }) =>
    minutes === null ? [] : [{ value: minutes, count: calls }],
  );
  return {
    ...{ from, to, ...timesOf(from, to, hours), ring: ringOf(lines) },
    returns: {
      median: quantile(waits, 0.5),
      open: returns.find(({ minutes }) => minutes === null)?.calls ?? 0,
    },
    byLine: ringsOf(lines).map((group) => {
      const id = group.id ?? '';
      return { ...group, id, name: office.lineName(id) };
    }),
    byRepresentative: ringsOf(representatives).map((group) => ({
      ...group,
      name: group.id === null ? '' : (people.get(group.id) ?? ''),
    })),
  };
}
