import type { DAVAddressBook, DAVClient } from 'tsdav';
import type { CardDavRule } from '../rule.ts';
import { type Book, type BookEntry, type BookSource, MOST_ENTRIES, SourceFault } from '../source.ts';
import { entriesOfCards } from './vcard-entries.ts';

/** An address book on a CardDAV server (Nextcloud, Radicale, mail suites); every book of the account is read. */
export class CardDavSource implements BookSource {
  readonly #rule: CardDavRule;

  constructor(rule: CardDavRule) {
    this.#rule = rule;
  }

  async read(lastMark: string | null, signal: AbortSignal): Promise<Book | null> {
    try {
      return await this.#read(lastMark, signal);
    } catch (error) {
      if (signal.aborted || error instanceof SourceFault) throw error;
      const told = error instanceof Error ? `: ${error.message.slice(0, 120)}` : '';
      throw new SourceFault(`did not answer as an address book${told}; check address, user and password`);
    }
  }

  async #read(lastMark: string | null, signal: AbortSignal): Promise<Book | null> {
    const client = await this.#login(signal);
    const books = await client.fetchAddressBooks();
    if (books.length === 0) throw new SourceFault('holds no address book for this user');
    const mark = markOf(books);
    if (mark !== null && mark === lastMark) return null;
    const entries: BookEntry[] = [];
    for (const addressBook of books) {
      for await (const card of cardsOf(client, addressBook)) {
        entries.push(...entriesOfCards(card, this.#rule.fields));
        if (entries.length >= MOST_ENTRIES) return { mark, entries: entries.slice(0, MOST_ENTRIES) };
      }
    }
    return { mark, entries };
  }

  /** Loaded when the first book is read: an office without such a rule never needs it. */
  async #login(signal: AbortSignal): Promise<DAVClient> {
    const { DAVClient } = await import('tsdav');
    const { url, user, password } = this.#rule;
    const client = new DAVClient({
      serverUrl: url,
      credentials: { username: user, password },
      authMethod: 'Basic',
      defaultAccountType: 'carddav',
      fetchOptions: { signal },
    });
    await client.login();
    return client;
  }
}

/** Cards of one answer: a small one is read between two calls without anybody noticing. */
const CARDS_AT_ONCE = 50;

async function* cardsOf(client: DAVClient, addressBook: DAVAddressBook): AsyncGenerator<string> {
  const listed = await client.addressBookQuery({
    url: addressBook.url,
    props: { 'd:getetag': {} },
    depth: '1',
  });
  const urls = listed.flatMap(({ href }) =>
    href === undefined ? [] : [new URL(href, addressBook.url).pathname],
  );
  for (let at = 0; at < urls.length; at += CARDS_AT_ONCE) {
    const objectUrls = urls.slice(at, at + CARDS_AT_ONCE);
    for (const { data } of await client.fetchVCards({ addressBook, objectUrls }))
      if (typeof data === 'string') yield data;
  }
}

/** The servers' own mark of what a book holds; without one the books are read each time. */
function markOf(books: readonly { readonly url: string; readonly ctag?: string }[]): string | null {
  if (books.some((book) => !book.ctag)) return null;
  return books.map((book) => `${book.url} ${book.ctag}`).join('\n');
}
