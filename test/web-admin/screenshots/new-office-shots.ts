import type { Page } from 'playwright-core';
import type { TourStop } from '../screen-tour.ts';
import { acted, DARK, DESK, ENGLISH, FREE, type Look, PHONE, type Shot, still } from './shot.ts';

/** A screen of a box on its first day; `mailPort` is where a mail server listens. */
const first = (
  name: string,
  title: string,
  says: string,
  stop: Omit<TourStop, 'name'>,
  look: Look = DESK,
): Shot => ({
  ...{ name, title, says, look, extension: FREE, stop: { name, ...stop } },
});

async function openAsterisk(page: Page): Promise<void> {
  await page.locator('.add-link select').selectOption('asterisk-ami');
}

const testMail = (mailPort: number) => async (page: Page) => {
  await page.locator('.mail-test input').waitFor();
  const [from, , host, port] = await page.locator('.sets .plain input').all();
  await from?.fill('rusuban@hinata-setsubi.example');
  await host?.fill('127.0.0.1');
  await page.locator('.sets select').selectOption('none');
  await port?.fill(String(mailPort));
  await page.locator('.mail-test input').fill('ito@hinata-setsubi.example');
  await page.keyboard.press('Enter');
  await page.locator('.story > li').last().waitFor();
  await page.getByText('ito@hinata-setsubi.example へのメール').waitFor();
  await page.locator('.mail-test').scrollIntoViewIfNeeded();
};

async function chooseFolder(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'ほかのフォルダー' }).check();
  await page.getByLabel('フォルダー', { exact: true }).fill('/mnt/nas/rusuban');
}

const LINES_STEP = { path: '/start#lines', ready: '.entries .entry' };

/** Of a box on its first day. */
export const firstShots = (mailPort: number): readonly Shot[] => [
  first(
    'first-start',
    'The first start',
    'A new box leads step by step from the administrator to a call that is heard.',
    LINES_STEP,
  ),
  first(
    'equipment',
    'Telephone equipment',
    'What tells of calls: a PBX on the network, or a device on a serial port.',
    { path: '/start#equipment', ready: '.link-editor input', open: openAsterisk },
  ),
  first(
    'mail-server',
    'The mail server',
    'A test mail is tried before anything is saved, and every step of it is shown.',
    { path: '/start#mail', ready: '.story', open: testMail(mailPort) },
  ),
  first(
    'try-a-call',
    'Try a call',
    'The last step, in English and dark: the page waits for a real call.',
    { path: '/start#call', ready: '.heard > li' },
    DARK,
  ),
  first('first-start-phone', 'The first start on a telephone', 'The same steps.', LINES_STEP, PHONE),
  first(
    'lines-english',
    'Lines and extensions',
    'In the order of the board.',
    { path: '/settings#lines', ready: '.entries .entry' },
    ENGLISH,
  ),
  first('terminals', 'Desks', 'Which browsers may come in, and what they see.', {
    path: '/settings#terminals',
    ready: '.people .person',
  }),
  still(
    'users',
    'Administrators',
    'Who may change settings. There is no password that the box came with.',
    ENGLISH,
  ),
  still('tokens', 'Keys for programs', 'Each with what it may do.'),
  acted(
    still('returned', 'Returned mail', 'The mailbox of failure reports is tried before it is saved.'),
    'returned',
    '#bounce-test',
    (page) => page.locator('.sets .check').click(),
  ),
  acted(
    still('backup', 'Backup', 'Where to, when and how many; the last one stands below.'),
    'backup',
    '.sets input[type=time]',
    chooseFolder,
  ),
  still('audit', 'Records', 'Who did what, from where; what was written of a customer is not in it.'),
  still('audit', 'Records on a telephone', 'The same, in a column.', PHONE),
];
