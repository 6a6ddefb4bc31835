/** What the console says when the box listens. */
export const greeting = (box: {
  readonly url: string;
  readonly setupCode: string | null;
  readonly demo: boolean;
}): string => {
  const lines = [
    `Rusuban is at ${box.url}`,
    ...(box.demo ? [`Play calls and a whole day at ${box.url}/demo`] : []),
    ...(box.setupCode === null
      ? []
      : [`Nobody can log in yet. Open the page and enter this set-up code:  ${box.setupCode}`]),
    ...(box.demo ? ['The demo is open to this machine only. Ctrl-C ends it.'] : ['Ctrl-C ends it.']),
  ];
  return `${lines.join('\n')}\n`;
};
