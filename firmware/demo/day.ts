import type { DemoCallInput } from '../http/contract/demo.ts';

export type DayAction =
  | { readonly type: 'call'; readonly call: DemoCallInput }
  | { readonly type: 'press'; readonly button: 'absent' | 'present' }
  | { readonly type: 'nothing' };

/** One moment of the day: when (seconds from its start), what is said to the onlooker, what happens. */
export interface DayStep {
  readonly at: number;
  readonly says: { readonly ja: string; readonly en: string };
  readonly action: DayAction;
}

const ALL = ['101', '102', '103'];
const call = (made: DemoCallInput): DayAction => ({ type: 'call', call: made });

/** A day at the office in two minutes: every branch of a call in present and in away mode. */
export const DAY: readonly DayStep[] = [
  {
    at: 0,
    says: {
      ja: '朝 9 時。みんな席にいます。在席ボタンを押しました。',
      en: 'Nine in the morning. Everybody is in. Somebody presses the present button.',
    },
    action: { type: 'press', button: 'present' },
  },
  {
    at: 4,
    says: {
      ja: '外線 1 に青葉製作所から。番号はモデムが、応答は交換機が知らせ、1 本の電話になります。伊藤（101）が出ます。',
      en: 'Aoba Manufacturing on line 1. The modem knows the number, the PBX knows who answers: one call. Ito (101) takes it.',
    },
    action: call({ line: '1', from: '0300001201', ring: ALL, answer: '101', after: 5, hangupAfter: 40 }),
  },
  {
    at: 16,
    says: {
      ja: '101 の画面だけに顧客カードが開きました。ここからメモを書けます。その間に外線 4 が鳴ります。',
      en: 'The card opened on the screen of 101 and on no other; a memo starts there. Meanwhile line 4 rings.',
    },
    action: call({ line: '4', from: '09000006134', ring: ['102', '103'], hangupAfter: 12 }),
  },
  {
    at: 30,
    says: {
      ja: '誰も出られませんでした。「折り返しの電話」に入ります。',
      en: 'Nobody could take it: it waits under “Calls to return”.',
    },
    action: { type: 'nothing' },
  },
  {
    at: 36,
    says: {
      ja: '同じ番号に 2 件のお客様。候補が並びます。松本（102）が出ます。',
      en: 'Two customers share this number: the candidates are listed. Matsumoto (102) answers.',
    },
    action: call({ line: '3', from: '0300003344', ring: ALL, answer: '102', after: 4, hangupAfter: 14 }),
  },
  {
    at: 48,
    says: {
      ja: 'さっきの番号からもう一度。今度は高橋（103）が出て、「折り返し」は自然に消えます。',
      en: 'The missed number calls again. Takahashi (103) answers, and the item to return goes away by itself.',
    },
    action: call({ line: '4', from: '09000006134', ring: ALL, answer: '103', after: 3, hangupAfter: 10 }),
  },
  {
    at: 62,
    says: {
      ja: '18 時。最後の人が不在ボタンを押して帰ります。箱のランプが点きます。',
      en: 'Six o’clock. The last one presses the absent button and goes home. The lamp on the box is on.',
    },
    action: { type: 'press', button: 'absent' },
  },
  {
    at: 67,
    says: {
      ja: 'さくら電設工業から。誰も出ません。切れると担当の山本さんへメールが届きます。',
      en: 'Sakura Electric calls, nobody answers. At hang-up a mail goes to Yamamoto, who looks after them.',
    },
    action: call({ line: '2', from: '0300002290', ring: ALL, hangupAfter: 10 }),
  },
  {
    at: 80,
    says: {
      ja: '登録のない番号から。代表担当者の松本さんへメールが届きます。',
      en: 'A number nobody knows: the mail goes to Matsumoto, the default representative.',
    },
    action: call({ line: '3', from: '09000004821', ring: ALL, hangupAfter: 8 }),
  },
  {
    at: 91,
    says: {
      ja: '非通知の電話。設定どおり、代表担当者へ知らせます。',
      en: 'A withheld number. As the settings say, the default representative is told.',
    },
    action: call({ line: '1', withheld: true, ring: ALL, hangupAfter: 8 }),
  },
  {
    at: 102,
    says: {
      ja: '残っていた伊藤（101）が応答。不在でも人が出れば、自動メールは出ません。',
      en: 'Ito (101) stayed late and answers: somebody was there after all, so no automatic mail.',
    },
    action: call({ line: '2', from: '0450003310', ring: ALL, answer: '101', after: 3, hangupAfter: 12 }),
  },
  {
    at: 117,
    says: {
      ja: '翌朝。在席ボタンを押すと、また 1 日が始まります。',
      en: 'The next morning: the present button, and the day begins again.',
    },
    action: { type: 'press', button: 'present' },
  },
  { at: 122, says: { ja: 'おしまい。', en: 'That was the day.' }, action: { type: 'nothing' } },
];
