import type { jaMemo } from './ja-memo.ts';

/** English words of the memo and of the mail beside it. */
export const enMemo: typeof jaMemo = {
  memo: {
    title: (name) => `Memo to ${name}`,
    callAt: (who, time) => `${who}, call at ${time}`,
    representative: 'Representative',
    defaultOne: (name) => `${name} (default)`,
    address: 'Mail',
    subject: 'Subject',
    text: 'Memo',
    author: 'Taken by',
    phrases: 'Canned phrases',
    keysHint: 'Number keys insert (while typing:',
    keysHintEnd: '+ number)',
    arriving: 'The mail as it arrives',
    to: 'To',
    replyTo: 'Reply to',
    mobileToo: 'Another address can be chosen as well.',
    noText: '(no memo)',
    noPreview: 'The mail cannot be shown just now. It can still be sent.',
    cutOff:
      'No connection to the box. What you write is kept here; you can send it when the connection is back.',
    goes: {
      atHangUp: {
        queued: 'It leaves when the call ends. Until then you can still change it.',
        approval: 'When the call ends it waits for approval.',
        batched: 'After the call it leaves with other mail.',
      },
      now: {
        queued: 'It leaves as soon as you send it.',
        approval: 'It leaves after approval.',
        batched: 'It leaves with other mail.',
      },
    },
    sent: {
      held: (name) => `The memo to ${name} leaves when the call ends`,
      approval: (name) => `The memo to ${name} leaves after approval`,
      batched: (name) => `The memo to ${name} leaves with others`,
      queued: (name) => `The memo to ${name} is on its way`,
    },
    draftKept: 'Your draft is kept',
    nobody: 'There is no representative yet. Add one in the settings.',
  },
};
