import { rowsOf } from '../../../hw/listening/byte-rows.ts';
import type { Guess } from '../../../hw/listening/guess.ts';
import { type LinkEntry, linkEntryOf, type Source } from '../../../hw/listening/link-entry.ts';
import { nameOf, sentenceOf, sentenceOfNone, verdictLines } from '../../../hw/listening/sentences.ts';
import type { ListenNews } from '../../../hw/listening/session.ts';
import { placeNameOf } from '../../../hw/listening/source.ts';
import type { PortTry } from '../../../hw/listening/sweep.ts';
import { textOf } from '../../../hw/reason.ts';

/** How news become text. `at`: wall clock, milliseconds. */
export interface Display {
  /** Before anything has happened. */
  begin(): string;
  news(news: ListenNews, at: number): string;
  /** The last word: what it is, why, and the lines to paste. */
  end(guess: Guess): string;
}

/** For a person: bytes with their time, events beneath, a line whenever the guess changes. */
export const textDisplay = (source: Source): Display => ({
  // A connection may be long in coming.
  begin: () => (source.type === 'listen' ? `Waiting at TCP port ${source.port}. Ctrl-C ends it.\n` : ''),
  news(news, at) {
    const time = clockTime(at);
    const indent = ' '.repeat(time.length);
    switch (news.type) {
      case 'opened':
        return `${openedText(source, news.try, news.because)}\n`;
      case 'heard':
        return rowsOf(news.bytes)
          .map((row, index) => `${index === 0 ? time : indent}  ${row}\n`)
          .join('');
      case 'sent':
        return `${time}  sent (${SENT[news.why]}): ${JSON.stringify(Buffer.from(news.bytes).toString('latin1'))}\n`;
      case 'event':
        return `${indent}  ${JSON.stringify(news.event)}\n`;
      case 'guess':
        return `== ${verdictLines(news.guess)[0] ?? ''}\n`;
      case 'trouble':
      case 'modem':
        return `== ${textOf(news.why)}\n`;
    }
  },
  end(guess) {
    const entry = entryOf(guess, source);
    return `\n${verdictLines(guess).join('\n')}\n${entry === null ? '' : `\n${entryText(entry)}`}`;
  },
});

/** For a program: one JSON object a line. */
export const jsonDisplay = (source: Source): Display => {
  const line = (object: object) => `${JSON.stringify(object)}\n`;
  return {
    begin: () => '',
    news(news, at) {
      const time = new Date(at).toISOString();
      switch (news.type) {
        case 'opened':
          return line({ type: 'opened', at: time, ...news.try });
        case 'heard':
        case 'sent':
          return line({ type: news.type, at: time, hex: Buffer.from(news.bytes).toString('hex') });
        case 'guess':
          return line({ type: 'guess', at: time, ...plainGuess(news.guess) });
        case 'event':
          return line({ type: 'event', at: time, format: news.format, event: news.event });
        case 'trouble':
          return line({ type: 'trouble', at: time, why: textOf(news.why) });
        case 'modem':
          return line({ type: 'modem', at: time, detail: textOf(news.why) });
      }
    },
    end(guess) {
      const entry = entryOf(guess, source);
      return line({
        type: 'verdict',
        ...plainGuess(guess),
        ...(entry?.type === 'entry' && { yaml: entry.yaml }),
      });
    },
  };
};

const SENT = { question: 'a question', modem: 'to the modem', receipt: 'a receipt' } as const;

const openedText = (
  source: Source,
  tried: PortTry | null,
  because: Extract<ListenNews, { type: 'opened' }>['because'],
): string => {
  const where = `${placeNameOf(source)}${tried === null ? '' : `, ${tried.speed} ${tried.framing}`}`;
  switch (because) {
    case 'first':
      return `Listening at ${where}. Make a call now; Ctrl-C ends it.`;
    case 'misread':
      return `== Those bytes fit no format at that speed. Now ${where}: make another call.`;
    case 'unanswered':
      return `== No answer. Now ${where}.`;
    case 'round':
      return `== Listening at ${where} again.`;
  }
};

const entryOf = ({ verdict }: Guess, source: Source): LinkEntry | null => {
  if (verdict.type === 'recognised') return linkEntryOf(verdict.candidate, source);
  const [first] = verdict.type === 'undecided' ? verdict.candidates : [];
  return first === undefined ? null : linkEntryOf(first, source);
};

const entryText = (entry: LinkEntry): string =>
  entry.type === 'none'
    ? `${sentenceOfNone(entry.why)}\n`
    : `Lines for the configuration ("1" stands for the line as the office calls it; rusuban check-config checks them):\n\n${entry.yaml}`;

const plainGuess = ({ verdict, candidates }: Guess) => ({
  verdict: verdict.type,
  ...(verdict.type === 'not-recognised' && { looks: verdict.looks }),
  candidates: candidates.map((one) => ({
    name: nameOf(one),
    format: one.format,
    layout: one.layout,
    speed: one.speed,
    framing: one.framing,
    confidence: Math.round(one.confidence * 100) / 100,
    reasons: one.reasons.map(sentenceOf),
  })),
});

/** `09:05:07.123`, of this machine's own zone: it is compared with the watch of whoever makes the call. */
const clockTime = (at: number): string => {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};
