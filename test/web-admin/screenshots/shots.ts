import type { Page } from 'playwright-core';
import type { TourStop } from '../screen-tour.ts';
import { TOUR } from '../screen-tour.ts';

/** How a picture is taken: size of the window, language, theme, telephone beside the screen. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each of the page. */
  readonly scale: number;
  readonly locale: 'ja-JP' | 'en-GB';
  readonly colorScheme: 'light' | 'dark';
}

const DESK: Look = { width: 1280, height: 800, scale: 1, locale: 'ja-JP', colorScheme: 'light' };
const DARK: Look = { ...DESK, locale: 'en-GB', colorScheme: 'dark' };
const PHONE: Look = { ...DESK, width: 390, height: 780, scale: 1.5 };

export interface Shot {
  /** Of the picture's file, without its ending. */
  readonly name: string;
  /** What stands above the picture. */
  readonly title: string;
  readonly says: string;
  readonly look: Look;
  readonly extension: string;
  readonly stop: TourStop;
}

function stopOf(name: string): TourStop {
  const stop = TOUR.find((one) => one.name === name);
  if (stop === undefined) throw new Error(`The tour has no screen "${name}".`);
  return stop;
}

/** Who talks in the pictures, and whose screen has nothing but the page on it. */
const TALKS = '101';
const FREE = '104';

const still = (name: string, title: string, says: string, look: Look = DESK): Shot => ({
  name: look === DARK ? `${name}-dark` : look === PHONE ? `${name}-phone` : name,
  title,
  says,
  look,
  extension: FREE,
  stop: stopOf(name),
});

const talking = (name: string, title: string, says: string, look: Look, open?: TourStop['open']): Shot => ({
  name,
  title,
  says,
  look,
  extension: TALKS,
  stop: { name, path: '/', ready: open ? 'dialog.is-memo[open]' : '.is-call h2', ...(open && { open }) },
});

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
    'The card',
    'Opens on the desk that answered, and on no other: who it is, what was said last time.',
    DESK,
  ),
  talking(
    'memo',
    'The memo',
    'Two clicks from the card; it leaves as mail when the call is over.',
    DESK,
    openMemo,
  ),
  still('board', 'The board, in English and dark', 'Each browser chooses its language and its theme.', DARK),
  talking('card-dark', 'The card, in English and dark', 'The same card on another desk.', DARK),
  still('board', 'The board on a telephone', 'What rings stands first.', PHONE),
  talking('card-phone', 'The card on a telephone', 'For a desk without a screen.', PHONE),
];

export const QUIET_SHOTS: readonly Shot[] = [
  still('call', 'History', 'Every call with its memo and its mails; what is filtered can be exported.'),
  still('customer', 'A customer', 'Numbers, representative, importance, and fields of the office’s own.'),
  still(
    'mail-detail',
    'Mail',
    'What waits, what was sent, what a server refused, in the server’s own words.',
  ),
  still('statistics', 'Statistics', 'How many calls, when, and how many were missed.'),
  still('statistics', 'Statistics, in English and dark', 'The same figures at night.', DARK),
  still('schedule', 'Hours', 'Present and away by the week, holidays, and who is away until when.'),
  still('import', 'Import', 'A file from Excel or another system; nothing is stored before it was shown.'),
  still('templates', 'What mails say', 'A template for each kind of mail, the mail itself beside it.'),
  still('terminals', 'Desks', 'Which browsers may come in, and what they see.'),
  still(
    'hardware',
    'Hardware',
    'Each link to the equipment, and what it says, as it says it; who calls is masked.',
  ),
  still('hardware-search', 'What is on a port', 'A call is enough to find out which equipment it is.'),
  still('demo', 'The demo', 'Calls of every kind, a day at the office, the mails that were caught.'),
  still('login', 'The doors', 'A desk is paired by six digits; an administrator logs in.'),
  still('history', 'History on a telephone', 'The same list, one call below the other.', PHONE),
  still('mail', 'Mail on a telephone', 'The same outbox.', PHONE),
];

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
];

/** In the order of the document. */
export const ALL_SHOTS: readonly Shot[] = [...BUSY_SHOTS, ...QUIET_SHOTS, ...firstShots(0)];
