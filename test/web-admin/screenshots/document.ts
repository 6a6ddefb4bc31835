import type { Shot } from './shot.ts';

/** docs/screens.md: every picture below what it shows. */
export function screensDocument(shots: readonly Shot[]): string {
  const parts = shots.map(
    ({ name, title, says }) => `## ${title}\n\n${says}\n\n![${title}](images/screens/${name}.png)\n`,
  );
  return `# The screens\n\nPictures of the [demo](demo.md), the last ones of a new box, made by \`npm run screenshots\`. Every screen is there in Japanese and in English, light and dark,\non a desk and on a telephone.\n\n${parts.join('\n')}`;
}
