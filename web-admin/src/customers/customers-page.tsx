import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { isOfInputMethod } from '../app/keyboard.ts';
import { useQuery } from '../app/use-query.ts';
import { languageOf } from '../format/language-of.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Importance } from '../parts/importance.tsx';
import { Marked } from '../parts/marked.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { moveFocus } from '../parts/move-focus.ts';
import { Name } from '../parts/name.tsx';
import { Oops } from '../parts/oops.tsx';
import { usePages } from '../parts/use-pages.ts';
import { Waiting } from '../parts/waiting.tsx';

/** All customers in the order of their kana; the search field has the focus. */
export function CustomersPage() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [query, change] = useQuery();
  const q = (query.get('q') ?? '').trim();
  const pages = usePages(
    `customers ${q}`,
    (cursor, signal) => desk.box.customers({ q, cursor, limit: 50 }, signal),
    [desk.changes.of('customers')],
  );
  /** The search for which Enter was pressed, until its answer is there. */
  const [entered, setEntered] = useState<string | null>(null);
  useEffect(() => {
    // On a telephone the focus would push the keyboard over the list.
    if (matchMedia('(pointer: fine)').matches) document.getElementById('customer-search')?.focus();
  }, []);
  const first = pages.first;
  useEffect(() => {
    // Who types fast has pressed Enter before the box has answered.
    if (entered !== q || first === null) return;
    setEntered(null);
    if (first.items.length === 1) firstRow()?.click();
    else firstRow()?.focus();
  }, [entered, q, first]);
  return (
    <>
      <div class="top">
        <h1>{words.customers.title}</h1>
        <a class="btn" href="/customers/new">
          <Icon name="plus" />
          {words.customers.newOne}
        </a>
      </div>
      <search class="filters">
        <Field label={words.customers.search} class="wide">
          {(ids) => (
            <input
              {...ids}
              id="customer-search"
              aria-label={words.customers.search}
              class="in"
              type="search"
              autoComplete="off"
              value={query.get('q') ?? ''}
              onInput={(event) => {
                setEntered(null);
                change({ q: event.currentTarget.value });
              }}
              onKeyDown={(event) => {
                // During Japanese input both choose a conversion.
                if (isOfInputMethod(event)) return;
                if (event.key === 'Enter') setEntered(q);
                else if (event.key === 'ArrowDown') firstRow()?.focus();
                else return;
                event.preventDefault();
              }}
            />
          )}
        </Field>
      </search>
      {pages.error !== null && <Oops error={pages.error} retry={pages.reload} />}
      {pages.first === null && pages.error === null && <Waiting />}
      {pages.first !== null && pages.items.length === 0 && <NoCustomers text={q} />}
      {pages.items.length > 0 && <CustomerTable customers={pages.items} text={q} />}
      <MoreButton more={pages.more} />
    </>
  );
}

const firstRow = () => document.querySelector<HTMLElement>('.row-link');

function NoCustomers({ text }: { text: string }) {
  const words = useOfficeWords();
  return text === '' ? (
    <Empty title={words.customers.empty}>
      <p>{words.customers.emptyHint}</p>
    </Empty>
  ) : (
    <Empty title={words.find.nothing(text)}>
      <p>{words.find.nothingHint}</p>
      <a
        class="btn"
        href={`/customers/new?${new URLSearchParams({ [isNumber(text) ? 'number' : 'name']: text })}`}
      >
        <Icon name="plus" />
        {words.customers.asNew}
      </a>
    </Empty>
  );
}

const isNumber = (text: string) => /^[+\d][\d\s()-]*$/.test(text);

function CustomerTable({ customers, text }: { customers: readonly Customer[]; text: string }) {
  const words = useOfficeWords().customers;
  return (
    <table class="table is-list" onKeyDown={(event) => moveFocus(event, event.currentTarget, '.row-link')}>
      <thead>
        <tr>
          <th scope="col" class="w30">
            {words.name}
          </th>
          <th scope="col">{words.contact}</th>
          <th scope="col">{words.telephone}</th>
          <th scope="col" class="aside">
            {words.representative}
          </th>
          <th scope="col" class="aside">
            {words.lastContact}
          </th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <CustomerRow key={customer.id} customer={customer} text={text} />
        ))}
      </tbody>
    </table>
  );
}

function CustomerRow({ customer, text }: { customer: Customer; text: string }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const address = `/customers/${customer.id}`;
  return (
    // The link in the first cell does the same
    <tr
      onClick={(event) => {
        const onLink = event.target instanceof Element && event.target.closest('a') !== null;
        if (!onLink) desk.router.go(address);
      }}
    >
      <td>
        <a class="row-link who" href={address}>
          <Importance letter={customer.importance} />
          <span class="txt" lang={languageOf(customer.name)}>
            {text === '' ? <Name name={customer.name} /> : <Marked text={customer.name} part={text} />}
          </span>
        </a>
        {customer.kana !== '' && (
          <small>
            <Marked text={customer.kana} part={text} />
          </small>
        )}
      </td>
      <td class="wide">{words.caller.contact(customer.department, customer.contact)}</td>
      <td class="wide">
        <Numbers numbers={customer.numbers} />
      </td>
      <td class="hide aside">
        {customer.representative?.name ?? <span class="dim">{words.settings.nobody}</span>}
      </td>
      <td class="hide aside">
        {customer.lastContactAt === null ? (
          <span class="dim">{words.customers.never}</span>
        ) : (
          <DayTime at={customer.lastContactAt} />
        )}
      </td>
    </tr>
  );
}

/** A list of numbers breaks between two numbers and never inside one: half a number is read as a whole one. */
function Numbers({ numbers }: Pick<Customer, 'numbers'>) {
  const { comma } = useOfficeWords().caller;
  return (
    <>
      {numbers.map(({ display }, index) => (
        <Fragment key={display}>
          <span class="num">{index < numbers.length - 1 ? display + comma : display}</span>
          <wbr />
        </Fragment>
      ))}
    </>
  );
}
