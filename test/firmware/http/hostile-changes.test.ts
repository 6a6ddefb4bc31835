import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import test from 'ava';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { namedRoutes } from '../../../firmware/http/route-table.ts';
import { filledOffice } from '../../support/filled-office.ts';
import { HOSTILE_BODIES, HOSTILE_TEXTS, mutations } from '../../support/hostile-values.ts';
import { CHANGES } from '../../support/office-changes.ts';
import { startBox } from '../../support/test-box.ts';

/** No address may ask more often than a busy office does; so many requests come from as many. */
class ManyAddresses {
  readonly #url: string;
  readonly #cookie: string;
  #sent = 0;
  #agent = new Agent();

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  send(method: string, path: string, body: string | undefined, isStranger: boolean): Promise<number> {
    if (this.#sent % 1000 === 0) {
      this.#agent.destroy();
      const localAddress = `127.0.0.${2 + this.#sent / 1000}`;
      this.#agent = new Agent({ localAddress });
    }
    this.#sent += 1;
    const headers = {
      'x-rusuban': '1',
      ...(isStranger ? {} : { cookie: this.#cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    return new Promise((resolve, reject) => {
      const one = request(`${this.#url}${path}`, { method, headers, agent: this.#agent }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      });
      one
        .on('error', (error) =>
          reject(new Error(`${method} ${path.slice(0, 100)} ${body?.slice(0, 100)}`, { cause: error })),
        )
        .end(body);
    });
  }

  stop(): void {
    this.#agent.destroy();
  }
}

/** Each of these gives or takes the session of whoever asks. */
const DOORS = /^\/api\/(session|pair|setup)$/;
const REFUSED = new Set([400, 401, 403, 404, 409, 413, 415, 429]);
const GHOST = '00000000-0000-4000-8000-000000000000';

/** Every nth, counted over all routes: each value meets some place of each kind, without all of them everywhere. */
class Sample {
  #seen = 0;
  readonly #every: number;

  constructor(every: number) {
    this.#every = every;
  }

  takes(): boolean {
    return this.#seen++ % this.#every === 0;
  }
}

const keysTried = new Sample(4);
const bodiesTried = new Sample(4);
const taken = new Sample(3);
// What the schema refuses goes no further, whatever it is.
const refused = new Sample(16);

/** What is sent on one route: its path with other keys, no bodies at all, and its body with other parts. */
function* attacks(route: string, { path, body }: { path: string; body?: object }) {
  const [method = '', pattern = ''] = route.split(' ');
  const [parameter] = /:\w+/.exec(pattern) ?? [];
  for (const text of parameter === undefined ? [] : HOSTILE_TEXTS) {
    const key = encodeURIComponent(text.toWellFormed()).slice(0, 180).replace(/%.?$/, '');
    const others = pattern.replace(parameter ?? '', key).replace(/:\w+/g, GHOST);
    if (keysTried.takes()) yield { method, path: others, body: JSON.stringify(body) };
  }
  for (const one of HOSTILE_BODIES) if (bodiesTried.takes()) yield { method, path, body: one };
  for (const one of body === undefined ? [] : mutations(body)) {
    const written = JSON.stringify(one);
    const sample = isTaken(route, JSON.parse(written)) ? taken : refused;
    if (sample.takes()) yield { method, path, body: written };
  }
}

const ROUTES = new Map(namedRoutes().map((one) => [`${one.method} ${one.path}`, one]));

function isTaken(route: string, body: unknown): boolean {
  const schema = ROUTES.get(route)?.schemas.body;
  return schema === undefined || typeof schema === 'string' || schema.safeParse(body).success;
}

/** Streams without an end, and the certificate of a box that has none. */
const NOT_READ = new Set(['/api/events', '/api/hardware/events', '/ca.crt']);
const DAYS = () => '?from=2026-11-01&to=2026-11-02';
const QUERIES: Readonly<Record<string, (keys: Readonly<Record<string, string>>) => string>> = {
  '/api/statistics': DAYS,
  '/api/presence/days': DAYS,
  '/api/customer-data.json': ({ kept }) => `?id=${kept}`,
};

const shape = (dataDir: string) => {
  const db = new DatabaseSync(join(dataDir, 'rusuban.db'), { readOnly: true });
  const tables = JSON.stringify(db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all());
  const { integrity_check: isWhole } = db.prepare('PRAGMA integrity_check').get() as Record<string, unknown>;
  db.close();
  return { tables, isWhole };
};

test('no part of a body or path of any changing route is more than a value: it is kept as text or refused, and the box goes on', async (t) => {
  const office = await filledOffice(t);
  const { box, dataDir, keys } = office;
  const before = shape(dataDir);
  const from = new ManyAddresses(box.url, box.cookie);
  t.teardown(() => from.stop());
  const seen = new Map<number, number>();
  const faults: string[] = [];
  for (const [route, make] of Object.entries(CHANGES)) {
    // The rest of what is asked would come from nobody when the right password were sent.
    const sent = await make(office);
    const isOwnPassword = route === 'PUT /api/me/password';
    const meant = isOwnPassword ? { ...sent, body: { ...sent.body, current: 'not the right one' } } : sent;
    for (const attack of attacks(route, meant)) {
      const status = await from.send(attack.method, attack.path, attack.body, DOORS.test(attack.path));
      if (status !== 200 && !REFUSED.has(status)) {
        faults.push(`${route}: ${status} for ${attack.path.slice(0, 200)} ${attack.body?.slice(0, 200)}`);
      }
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
  }
  t.log(Object.fromEntries(seen));
  t.deepEqual(faults, []);
  t.true((seen.get(200) ?? 0) > 200, 'what is no fault reached the database');
  t.true((seen.get(400) ?? 0) > 200);
  t.deepEqual(shape(dataDir), before);
  t.is(before.isWhole, 'ok');
  t.is(Reflect.get({}, 'isAdmin'), undefined);
  for (const { method, path, who } of namedRoutes()) {
    if (method !== 'GET' || NOT_READ.has(path) || who.role === 'demo' || path.includes(':')) continue;
    const answer = await fetch(box.url + path + (QUERIES[path]?.(keys) ?? ''), {
      headers: { cookie: box.cookie },
    });
    await answer.text();
    t.is(answer.status, 200, `${path} can still be read`);
  }
  await box.stop();
  const again = await startBox(t, { dataDir });
  t.is((await again.ask('GET', '/api/customers')).status, 200, 'and a box starts on it');
});

test('a text with a statement, a tag or a formula in it is kept letter by letter; what no line can hold becomes a blank', async (t) => {
  const { box, keys } = await filledOffice(t);
  const one = `/api/customers/${keys['kept']}`;
  for (const text of HOSTILE_TEXTS.filter(({ length }) => length < 150)) {
    const name = `青${text}葉`;
    await box.ask('PUT', one, { name, notes: name });
    const { name: kept, notes } = (await box.ask<Customer>('GET', one)).body;
    t.is(kept, name.replaceAll(/[\p{Cc}\p{Cs}\u2028\u202e\ufeff]/gu, ' '));
    t.is(notes, name.replaceAll(/\r\n|\u2028/g, '\n').replaceAll(/[\0\p{Cs}\u202e\ufeff]/gu, ' '));
  }
});
