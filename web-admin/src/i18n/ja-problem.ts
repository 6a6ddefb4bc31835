/** Japanese words for what did not work, by the code of the refusal. */
export const jaProblem = {
  problem: {
    title: 'うまくいきませんでした',
    unreachable: '箱から返事がありません。書いた内容はこの画面に残っています。',
    'not-found': '見つかりません。ほかの人が削除したのかもしれません。',
    invalid: '直すところがあります。',
    'log-in': 'ログインが必要です。',
    forbidden: 'この操作は許可されていません。',
    conflict: 'ほかの人が先に変えました。読み直してから、もう一度お試しください。',
    'too-large': '長すぎます。短くしてください。',
    'unsupported-media-type': '箱がこの形を受け付けませんでした。',
    'too-many-requests': '続けて多すぎます。少し待ってから、もう一度お試しください。',
    unavailable: '箱がいま応じられません。少し待ってから、もう一度お試しください。',
    'not-stored':
      '箱の記憶装置がいっぱいか、読み書きできないため、保存できませんでした。書いた内容はこの画面に残っています。箱の管理者に知らせてください。',
    internal: '箱の中で失敗しました。書いた内容はこの画面に残っています。',
    fields: (n: number) => `直すところが ${n} か所あります`,
    notSaved: '保存できませんでした',
    nowhere: 'このアドレスの画面はありません',
    toBoard: '外線の画面へ',
  },
  missing: {
    title: 'この画面を読み込めませんでした',
    open: '箱が新しくなったようです。開いているカードやメモを閉じると、自動で読み直します。',
    'in-vain': '読み直しても、画面の一部が箱にありません。箱の管理者に知らせてください。',
    reload: '読み直す',
  },
};
