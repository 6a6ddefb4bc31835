import type { Page } from 'playwright-core';
import { acted, DARK, DESK, ENGLISH, PHONE, type Shot, still, TABLET, talking, WALL } from './shot.ts';

/** Telephones with a call in the pictures: of a customer, of nobody who is known, of a number that two share. */
const TALKS = '101';
const UNKNOWN = '102';
const SHARED = '103';

async function openMemo(page: Page): Promise<void> {
  await page.locator('.is-call h2').first().waitFor();
  await page.keyboard.press('Alt+m');
  await page.locator('dialog textarea:focus').waitFor();
  await page.keyboard.press('Alt+1');
}

/** While two lines ring and one is busy. */
export const BUSY_SHOTS: readonly Shot[] = [
  still(
    'board',
    'The board',
    'One row for each line. Whoever calls stands there before anybody lifts the handset.',
  ),
  talking(
    'card',
    TALKS,
    'The card',
    'Opens on the desk that answered, and on no other: who it is, what was said last time.',
  ),
  talking(
    'memo',
    TALKS,
    'The memo',
    'Two clicks from the card; it leaves as mail when the call is over.',
    DESK,
    {
      ready: 'dialog.is-memo[open]',
      open: openMemo,
    },
  ),
  still('board', 'The board, in English and dark', 'Each browser chooses its language and its theme.', DARK),
  talking('card-dark', TALKS, 'The card, in English and dark', 'The same card on another desk.', DARK),
  still('board', 'The board on a telephone', 'What rings stands first.', PHONE),
  talking('card-phone', TALKS, 'The card on a telephone', 'For a desk without a screen.', PHONE),
  talking('card-tablet', TALKS, 'The card on a tablet', 'The lines stay in sight above it.', TABLET),
  still(
    'wall',
    'The wall',
    'To be read from across the room; dark from dusk, names only where visitors may see them.',
    WALL,
  ),
];

/** While a number without a customer, and one that two customers share, are on the line as well. */
export const ANSWERED_SHOTS: readonly Shot[] = [
  talking(
    'unknown-number',
    UNKNOWN,
    'A number without a customer',
    'Search for the customer or make a new one; the number goes to whoever is chosen.',
  ),
  talking(
    'candidates',
    SHARED,
    'Several customers with one number',
    'Each with the day of its last call; a number key chooses.',
    DARK,
  ),
];

const FINDINGS = [
  '会社名,よみ,電話番号,重要度,担当者',
  '青空工務店,アオゾラコウムテン,03-0000-5501,A,高橋 健一',
  '大空観光,オオゾラカンコウ,03-OOOO-3391,B,伊藤 さくら',
  '白樺商事株式会社,シラカバショウジ,0263-00-4410,特A,山本 大輔',
  '丸山ガラス店,マルヤマガラステン,026-000-7719,C,斎藤',
].join('\r\n');

async function chooseFile(page: Page): Promise<void> {
  const file = { name: '顧客一覧.csv', mimeType: 'text/csv', buffer: Buffer.from(FINDINGS) };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** Before and after the calls. */
export const QUIET_SHOTS: readonly Shot[] = [
  still('call', 'History', 'Every call with its memo and its mails; what is filtered can be exported.'),
  still('customers', 'Customers', 'Found by name, reading, number or address, as one types.'),
  still('customer', 'A customer', 'Numbers, representative, importance, and fields of the office’s own.'),
  still(
    'mail-detail',
    'Mail',
    'What waits for whom or for what, the one that needs a person first. Here a memo is looked at before it leaves.',
  ),
  still('statistics', 'Statistics', 'How many calls, when, and how many were missed.'),
  still('statistics', 'Statistics, in English and dark', 'The same figures at night.', DARK),
  still('schedule', 'Hours', 'Present and away by the week, holidays, and who is away until when.'),
  still('schedule', 'Hours on a telephone', 'A day below the other.', PHONE),
  still(
    'texts',
    'Mail and texts',
    'Who gets the mail when nobody is named, what it says, and for which calls.',
  ),
  still('rules', 'When mails leave', 'At once or in batches, and which a person looks at before.', ENGLISH),
  still('templates', 'What mails say', 'A template for each kind of mail, the mail itself beside it.'),
  still('phrases', 'Canned phrases', 'Offered when a memo is written, by number key.', ENGLISH),
  still(
    'representatives',
    'Representatives',
    'With their addresses, the hours in which mail waits, and their telephones.',
  ),
  still('import', 'Import', 'A file from Excel or another system; nothing is stored before it was shown.'),
  acted(
    still('import', 'What an import finds', 'Row by row, with the reason; it is all or nothing.'),
    'import-findings',
    '.found-list li',
    chooseFile,
  ),
  still(
    'hardware',
    'Hardware',
    'Each link to the equipment, and what it says, as it says it; who calls is masked.',
  ),
  still('hardware-search', 'What is on a port', 'A call is enough to find out which equipment it is.'),
  still('screen', 'This screen', 'Language, brightness, sound and the wall are each browser’s own.', DARK),
  still('demo', 'The demo', 'Calls of every kind, a day at the office, the mails that were caught.'),
  still('login', 'The doors', 'A desk is paired by six digits; an administrator logs in.'),
  still('history', 'History on a telephone', 'The same list, one call below the other.', PHONE),
  still('mail', 'Mail on a telephone', 'The same outbox.', PHONE),
];
