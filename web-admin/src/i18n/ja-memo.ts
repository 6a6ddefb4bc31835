/** Japanese words of the memo and of the mail beside it. */
export const jaMemo = {
  memo: {
    title: (name: string) => `${name.split(/[ 　]/)[0] ?? name}さんへのメモ`,
    callAt: (who: string, time: string) => `${who}・${time} 着信`,
    representative: '担当者',
    defaultOne: (name: string) => `${name}（代表担当者）`,
    address: 'メール',
    subject: '件名',
    text: 'メモ',
    author: '受けた人',
    phrases: '定型文',
    keysHint: '数字キーで入ります（入力中は',
    keysHintEnd: '+ 数字）',
    arriving: '届くメール',
    to: '宛先',
    replyTo: '返信先',
    mobileToo: 'ほかのアドレスも選べます。',
    noText: '（メモなし）',
    noPreview: 'いまは届くメールを表示できません。送ることはできます。',
    cutOff: '箱との接続が切れています。書いた内容は残ります。つながったら送信できます。',
    goes: {
      atHangUp: {
        queued: '通話が終わると送られます。それまでは直せます。',
        approval: '通話が終わると確認を待ち、確認のあとに送られます。',
        batched: '通話が終わると、ほかのメールとまとめて送られます。',
      },
      now: {
        queued: '押すとすぐに送られます。',
        approval: '確認のあとに送られます。',
        batched: 'ほかのメールとまとめて送られます。',
      },
    },
    sent: {
      held: (name: string) => `${name}へのメモは、通話が終わると送られます`,
      approval: (name: string) => `${name}へのメモは、確認のあとに送られます`,
      batched: (name: string) => `${name}へのメモは、まとめて送られます`,
      queued: (name: string) => `${name}へのメモを送ります`,
    },
    draftKept: '書きかけは残してあります',
    nobody: '担当者がまだ登録されていません。設定で追加してください。',
  },
};
