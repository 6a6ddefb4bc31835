import { z } from 'zod';
import { administrator, desk } from '../../access/who.ts';
import type { Absence } from '../../presence/absence.ts';
import { addDays, civilDay } from '../../presence/civil-day.ts';
import { holidayOn } from '../../presence/holidays.ts';
import { minuteOf, type Sheet, sheetOf, type WrittenSheet, writtenSheet } from '../../presence/hours.ts';
import { planOfDay, type Schedule } from '../../presence/schedule.ts';
import type { SiteTime } from '../../presence/site-time.ts';
import {
  createAbsence,
  deleteAbsence,
  listAbsences,
  listOwnHours,
  putOwnHours,
  updateAbsence,
} from '../../store/absences.ts';
import { getRepresentative } from '../../store/representatives.ts';
import { getSchedule, putSpecialDays, putWeekPlan } from '../../store/schedule.ts';
import { Uuid } from '../contract/common.ts';
import {
  AbsenceInput,
  DayQuery,
  OwnHours,
  PlannedDays,
  Presence,
  SpecialList,
  WeekPlan,
} from '../contract/presence.ts';
import { found, RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ById = z.object({ id: Uuid });
const Made = z.object({ id: Uuid });

export function presenceRoutes(services: Services): Route[] {
  return [...scheduleRoutes(services), ...absenceRoutes(services)];
}

function scheduleRoutes(services: Services): Route[] {
  const { db, clock, office } = services;
  return [
    route({
      method: 'GET',
      path: '/api/presence',
      summary: 'Opening hours, special days and absences',
      who: desk('all', 'settings:read'),
      reply: Presence,
      handle: async () => {
        const schedule = await getSchedule(db.knex);
        const hours = await listOwnHours(db.knex);
        const absences = await listAbsences(db.knex, clock.now());
        return {
          plan: { ...schedule, week: schedule.week.map((day) => day.map(writtenSheet)) },
          special: schedule.special.map((one) => ({ ...one, sheets: one.sheets.map(writtenSheet) })),
          absences: absences.map((one) => ({
            ...one,
            from: local(one.from, office.time),
            until: one.until === null ? null : local(one.until, office.time),
          })),
          hours: hours.flatMap(({ representativeId, hours: own }) =>
            own === null ? [] : [{ representativeId, hours: own.map((day) => day.map(writtenSheet)) }],
          ),
        };
      },
    }),
    route({
      method: 'PUT',
      path: '/api/presence/week',
      summary: 'Set the opening hours',
      who: administrator(),
      body: WeekPlan,
      reply: Done,
      handle: async ({ body, audit }) => {
        const plan = { ...body, week: weekOf(body.week, 'week') };
        await write(services, audit, 'settings', (trx) => putWeekPlan(trx, plan, clock.now()));
        return done;
      },
    }),
    route({
      method: 'PUT',
      path: '/api/presence/special',
      summary: 'Set the special days',
      who: administrator(),
      body: SpecialList,
      reply: Done,
      handle: async ({ body, audit }) => {
        const items = body.items.map((one, at) => specialOf(one, `items.${at}`));
        await write(services, audit, 'settings', (trx) => putSpecialDays(trx, items, clock.now()));
        return done;
      },
    }),
    route({
      method: 'GET',
      path: '/api/presence/days',
      summary: 'The hours of some days, and why they are so',
      who: desk('all', 'settings:read'),
      query: DayQuery,
      reply: PlannedDays,
      handle: async ({ query }) => {
        const schedule = await getSchedule(db.knex);
        const days = Array.from({ length: query.count }, (_, at) => addDays(query.from, at));
        return { items: days.map((day) => plannedDay(schedule, day)) };
      },
    }),
  ];
}

function absenceRoutes(services: Services): Route[] {
  const now = () => services.clock.now();
  return [
    route({
      method: 'POST',
      path: '/api/presence/absences',
      summary: 'Enter that a representative is away',
      who: desk('all'),
      body: AbsenceInput,
      reply: Made,
      handle: async ({ body, audit }) => {
        const absence = absenceOf(body, services.office.time);
        return write(services, audit, 'settings', async (trx) => {
          found('representative', await getRepresentative(trx, body.representativeId));
          return { id: await createAbsence(trx, absence, now()) };
        });
      },
    }),
    route({
      method: 'PUT',
      path: '/api/presence/absences/:id',
      summary: 'Change an absence',
      who: desk('all'),
      params: ById,
      body: AbsenceInput,
      reply: Done,
      handle: async ({ params, body, audit }) => {
        const absence = absenceOf(body, services.office.time);
        await write(services, audit, 'settings', async (trx) =>
          found('absence', await updateAbsence(trx, params.id, absence, now())),
        );
        return done;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/presence/absences/:id',
      summary: 'End an absence',
      who: desk('all'),
      params: ById,
      reply: Done,
      handle: async ({ params, audit }) => {
        await write(services, audit, 'settings', async (trx) =>
          found('absence', await deleteAbsence(trx, params.id, now())),
        );
        return done;
      },
    }),
    route({
      method: 'PUT',
      path: '/api/presence/hours/:id',
      summary: 'Set the hours of one representative',
      who: administrator(),
      params: ById,
      body: OwnHours,
      reply: Done,
      handle: async ({ params, body, audit }) => {
        const hours = body.hours === null ? null : weekOf(body.hours, 'hours');
        await write(services, audit, 'settings', async (trx) => {
          found('representative', await getRepresentative(trx, params.id));
          await putOwnHours(trx, params.id, hours, now());
        });
        return done;
      },
    }),
  ];
}

function plannedDay(schedule: Schedule, day: string) {
  const { sheets, reason } = planOfDay(schedule, day);
  return { day, sheets: sheets.map(writtenSheet), reason, holiday: holidayOn(day) };
}

function weekOf(week: readonly (readonly WrittenSheet[])[], path: string): Sheet[][] {
  return week.map((day, weekday) => sheetsOf(day, `${path}.${weekday}`));
}

function sheetsOf(written: readonly WrittenSheet[], path: string): Sheet[] {
  return written
    .map(
      (sheet, at) =>
        sheetOf(sheet) ?? refuse(`${path}.${at}`, 'the hours begin when they end; all day is 0:00 to 24:00'),
    )
    .sort((one, other) => one.from - other.from);
}

function specialOf(one: SpecialList['items'][number], path: string) {
  if (one.to < one.from) refuse(`${path}.to`, 'the last day is before the first');
  return { ...one, sheets: sheetsOf(one.sheets, `${path}.sheets`) };
}

function absenceOf(body: AbsenceInput, time: SiteTime): Absence {
  const from = moment(body.from, 'from', time);
  const until = body.until === null ? null : moment(body.until, 'until', time);
  if (until !== null && until <= from) refuse('until', 'the end is not after the beginning');
  return { ...body, from, until };
}

function moment(written: string, path: string, time: SiteTime): number {
  const [date = '', clock = ''] = written.split('T');
  const day = civilDay(date);
  return day === null ? refuse(path, 'there is no such day') : time.timeAt(day, minuteOf(clock) ?? 0);
}

function local(at: number, time: SiteTime): string {
  const { day, minute } = time.localAt(at);
  return `${day}T${writtenSheet({ from: minute, to: 0 }).from}`;
}

function refuse(path: string, message: string): never {
  throw new RefusalError('invalid', 'the body of the request is not valid', [{ path, message }]);
}
