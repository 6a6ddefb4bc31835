import type { ReasonWords } from '../../hw/reason.ts';

/** Japanese sentences for what is said of GPIO lines. */
export const gpioReasons = {
  'gpio-not-opened': () => 'まだどの線も開いていません。',
  'gpio-none': () => 'この箱には、使える GPIO がありません。',
  'gpio-no-device': () => '/dev/gpiochip* がありません。',
  'gpio-speaks-v2': ({ path }) => `${path} がインターフェース v2 に対応しています。`,
  'gpio-denied': ({ paths }) =>
    `${list(paths)} を開く権限がありません。箱を動かすユーザーを gpio グループに加えてください。`,
  'gpio-too-old': ({ paths }) =>
    `${list(paths)} はインターフェース v2（Linux 5.10 以降）に対応していません。`,
  'gpio-by-sysfs': ({ folder }) => `${folder} を使います。`,
  'gpio-not-in-sysfs': ({ folder }) =>
    `このカーネルでは、${folder} から線を使えません。設定に backend: auto か backend: char-device と書いてください。`,
  'gpio-no-sysfs': ({ folder }) =>
    `このカーネルには ${folder} の GPIO がありません。箱は、端子につないだものなしで動きつづけます。設定から外すか、GPIO のあるカーネルを使ってください。`,
  'gpio-no-such-chip': ({ chip, known, closed }) =>
    `「${chip}」という GPIO チップはありません。${known.length === 0 ? 'チップは一つも見つかりません' : `あるのは ${list(known)} です`}${closed.length === 0 ? '' : `（${list(closed)} は開く権限がありません）`}。設定の chip を直してください。`,
  'gpio-no-such-line': ({ chip, offset, last }) =>
    `GPIO チップ「${chip}」の線は 0 から ${last} までで、${offset} はありません。設定の offset を直してください。`,
  'gpio-line-held': ({ holder, ...line }) =>
    `${lineName(line)} は、${holder === '' ? 'ほかの何か' : `「${holder}」`}が使っています。それを止めるか、別の線につないでください。`,
  'gpio-line-ours': (line) =>
    `${lineName(line)} は、すでにこの箱が使っています。設定では一つの線を一か所だけで使い、箱のプログラムは一つだけ動かしてください。`,
  'gpio-line-gone': (line) =>
    `${lineName(line)} がなくなりました。チップが抜かれています。差し直してください。`,
  'gpio-line-denied': (line) =>
    `${lineName(line)} を使う権限がありません。箱を動かすユーザーを gpio グループに加えてください。`,
  'gpio-line-no-edges': (line) =>
    `${lineName(line)} は、変化を知らせることができません。割り込みのある線につないでください。`,
  'gpio-line-unsuited': (line) =>
    `${lineName(line)} は、この使い方をカーネルが受け付けません。別の線につないでください。`,
  'gpio-line-not-by-sysfs': (line) =>
    `${lineName(line)} の変化を、このカーネルは sysfs では知らせません。設定に backend: auto か backend: char-device と書いてください。`,
  'gpio-line-unknown': (line) =>
    `${lineName(line)} を、カーネルが知りません。設定の chip と offset を確かめてください。`,
  'gpio-line-fault': (line) => `${lineName(line)} が使えません。`,
  'gpio-fault': () => 'GPIO の線が使えません。',
} satisfies Partial<ReasonWords>;

const list = (names: readonly string[]): string => names.join('、');

const lineName = ({ chip, offset }: { readonly chip: string; readonly offset: number }): string =>
  `GPIO チップ「${chip}」の線 ${offset}`;
