import test from 'ava';
import { keepBook, lastEdition } from '../../../firmware/store/number-books.ts';
import { factsOfNumber, keepOnlyRules } from '../../../firmware/store/number-facts.ts';
import { NOW, temporaryBox } from './temporary-box.ts';

const facts = (value: string) => JSON.stringify([{ label: 'contract', value }]);
const edition = (mark: string, now = NOW) => ({ mark, now });

test('a new edition of a book writes what differs and removes what is gone', async (t) => {
  const { knex } = await temporaryBox(t);
  const first = new Map([...Array(1000).keys()].map((at) => [`+8133261${at}`, facts('monthly')]));
  t.deepEqual(await keepBook(knex, 'book', first, edition('1')), { changed: 1000, removed: 0 });
  const second = new Map(first).set('+81332610', facts('yearly'));
  second.delete('+81332611');
  t.deepEqual(await keepBook(knex, 'book', second, edition('2', NOW + 5000)), { changed: 1, removed: 1 });
  t.is(await lastEdition(knex, 'book'), '2');
  t.deepEqual(await factsOfNumber(knex, '+81332610'), [
    { rule: 'book', facts: [{ label: 'contract', value: 'yearly' }], fetchedAt: NOW + 5000 },
  ]);
  t.deepEqual(await factsOfNumber(knex, '+81332611'), []);
});

test('what a book says is as old as its edition, also where nothing changed', async (t) => {
  const { knex } = await temporaryBox(t);
  const pages = new Map([['+81332611201', facts('monthly')]]);
  await keepBook(knex, 'book', pages, edition('1'));
  await keepBook(knex, 'book', pages, edition('2', NOW + 5000));
  t.is((await factsOfNumber(knex, '+81332611201'))[0]?.fetchedAt, NOW + 5000);
});

test('one book does not touch another; a rule that is gone leaves nothing behind', async (t) => {
  const { knex } = await temporaryBox(t);
  await keepBook(knex, 'a', new Map([['+81332611201', facts('1')]]), edition('1'));
  await keepBook(knex, 'b', new Map([['+81332611201', facts('2')]]), edition('1'));
  await keepBook(knex, 'b', new Map(), edition('2'));
  t.deepEqual(
    (await factsOfNumber(knex, '+81332611201')).map(({ rule }) => rule),
    ['a'],
  );
  await keepOnlyRules(knex, ['b']);
  t.deepEqual(await factsOfNumber(knex, '+81332611201'), []);
  t.is(await lastEdition(knex, 'a'), null);
});
