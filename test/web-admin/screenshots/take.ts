import { execFileSync } from 'node:child_process';
import type { BrowserRig } from '../browser-rig.ts';
import { visit } from '../screen-tour.ts';
import type { Shot } from './shot.ts';

/** Letters stay sharp with as many colours; a picture then takes a third of the place. */
const COLOURS = '64';

/** Whose screens are taken: a box, and the cookie of who looks at it where it has a door. */
export interface Sight {
  readonly address: string;
  readonly cookie?: string;
}

/** Takes a picture of a screen and leaves it in `file` with few colours. */
export async function take(
  rig: BrowserRig,
  { address, cookie = '' }: Sight,
  shot: Shot,
  file: string,
): Promise<void> {
  const { look, extension, stop } = shot;
  const { page } = await rig.screen(address, { ...look, extension });
  const [name = '', value = ''] = cookie.split('=');
  if (name !== '') await page.context().addCookies([{ name, value, url: address }]);
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  await visit(page, address, stop);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.context().close();
  const few = ['png:-', '-strip', '-dither', 'None', '-colors', COLOURS, `PNG8:${file}`];
  execFileSync('convert', few, { input: picture });
}
