import type { Page } from 'playwright-core';

/** A screen of the page, and how to come to it from its address. */
export interface TourStop {
  readonly name: string;
  readonly path: string;
  /** A selector of what is drawn last: the screen is whole when it is there. */
  readonly ready: string;
  /** What has to be pressed first. */
  readonly open?: (page: Page) => Promise<void>;
}

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

const setting = (part: string, ready: string): TourStop => ({
  name: part,
  path: `/settings#${part}`,
  ready,
});

/** Every screen of a box that is open to an administrator, from the board to the demo. */
export const TOUR: readonly TourStop[] = [
  { name: 'board', path: '/', ready: '.todo > li' },
  { name: 'wall', path: '/?wall=1', ready: '.wall .line' },
  { name: 'history', path: '/history', ready: '.row-link' },
  { name: 'call', path: '/history', ready: '.is-detail .sheet h2', open: press('.row-link') },
  { name: 'customers', path: '/customers', ready: '.row-link' },
  { name: 'customer', path: '/customers', ready: 'form .numbers input', open: press('.row-link') },
  { name: 'new-customer', path: '/customers/new', ready: 'form .numbers input' },
  { name: 'mail', path: '/mail', ready: '.row-link' },
  { name: 'mail-detail', path: '/mail', ready: '.is-detail .sheet h2', open: press('.row-link') },
  { name: 'statistics', path: '/statistics', ready: '.heat td' },
  { name: 'schedule', path: '/schedule', ready: '.week .wday' },
  { name: 'day', path: '/schedule', ready: 'dialog[open] form', open: press('.week button') },
  { name: 'import', path: '/import', ready: '.sheet.import' },
  { name: 'hardware', path: '/hardware', ready: '.pins .btn' },
  {
    name: 'hardware-search',
    path: '/hardware',
    ready: '.listen-steps li',
    open: async (page) => {
      await press('.hardware > .top .btn')(page);
      // The search of a visit before goes on for a moment.
      const begin = page.locator('.listen-form .btn.is-first, .listen-head .btn');
      await begin.first().click();
    },
  },
  { name: 'demo', path: '/demo', ready: '.scenarios button' },
  { name: 'demo-equipment', path: '/demo/equipment', ready: '.device' },
  setting('screen', '.sets .set'),
  setting('office', '.sets fieldset input'),
  setting('server', '.mail-test input'),
  setting('returned', '.sets .check'),
  setting('backup', '#backup-state'),
  { name: 'own-certificate', path: '/settings#certificate', ready: 'main .sub' },
  { name: 'try-a-call', path: '/start#call', ready: '.walk .foot' },
  { name: 'first-start-end', path: '/start#end', ready: '.walk .is-first' },
  setting('texts', '.sets textarea'),
  setting('rules', '.sets form, .sets .set'),
  setting('templates', '.mail .text'),
  setting('phrases', 'main textarea, main input'),
  setting('representatives', '.people .person, main .sheet'),
  setting('users', 'main form, main .btn.is-start, main .sheet'),
  setting('terminals', 'main .btn.is-start'),
  {
    name: 'pairing',
    path: '/settings#terminals',
    ready: 'dialog[open] form',
    open: press('main .btn.is-start'),
  },
  setting('tokens', 'main .btn.is-start'),
  setting('audit', 'main .filters'),
  { name: 'login', path: '/login', ready: '.gate form' },
  { name: 'pair', path: '/pair#0123456789', ready: '.gate form' },
  { name: 'set-up', path: '/setup', ready: '.gate form' },
  { name: 'certificate', path: '/ca', ready: '.gate h1' },
  { name: 'nowhere', path: '/nowhere', ready: 'a.btn[href="/"]' },
];

/** Goes to a screen and waits until it is whole. */
export async function visit(page: Page, address: string, stop: TourStop): Promise<void> {
  // Addresses that differ behind the # alone would not be read anew.
  await page.goto('about:blank');
  await page.goto(address + stop.path);
  await stop.open?.(page);
  await page.locator(stop.ready).first().waitFor();
}
