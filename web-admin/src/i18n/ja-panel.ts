/** Japanese words of the box's own buttons and lamps. */
export const jaPanel = {
  panel: {
    title: 'ボタンとランプ',
    backend: (name: string) => `GPIO：${name}`,
    someDown: '使えない端子があります',
    roles: {
      'absent-button': '「不在」ボタン',
      'present-button': '「在席」ボタン',
      button: 'ボタン',
      switch: 'スイッチ',
      lamp: 'ランプ',
    },
    signs: {
      ringing: '着信中',
      fault: '故障',
      link: '接続切れ',
      mail: '送信待ち',
      away: '不在',
    },
    levels: {
      contact: { on: '押されています', off: '離れています' },
      lamp: { on: '点灯', off: '消灯' },
    },
  },
};
