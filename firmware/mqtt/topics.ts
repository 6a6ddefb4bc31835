/** Every topic of a box, under its prefix. What is told is retained: whoever comes later knows it, too. */
export function topicsUnder(prefix: string) {
  const at = (...parts: string[]) => [prefix, ...parts].join('/');
  return {
    /** `online`, and `offline` by the broker itself when the box is gone. */
    availability: at('availability'),
    mode: at('mode', 'state'),
    modeAttributes: at('mode', 'attributes'),
    /** Takes `away` and `present`. */
    setMode: at('mode', 'set'),
    line: (id: string) => at('line', slugOf(id), 'state'),
    lineAttributes: (id: string) => at('line', slugOf(id), 'attributes'),
    lastCall: at('last-call', 'state'),
    lastCallAttributes: at('last-call', 'attributes'),
    waitingMails: at('mails', 'waiting'),
    parkedMails: at('mails', 'parked'),
    problem: at('problem', 'state'),
    problemAttributes: at('problem', 'attributes'),
  };
}
export type Topics = ReturnType<typeof topicsUnder>;

/** A line may carry any letters; topics and Home Assistant's identifiers take only a few. Two lines stay two. */
export function slugOf(id: string): string {
  return id.replace(/[^a-zA-Z0-9-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}`);
}
