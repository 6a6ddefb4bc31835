import type { GpioWay } from '../../../firmware/http/contract/panel.ts';

/** Japanese words of the GPIO lines: the box's own buttons and lamps, and those of decoders. */
export const jaPanel = {
  panel: {
    gpio: 'GPIO',
    backend: (name: string) => `GPIO への道：${name}。`,
    backends: {
      'character device': 'キャラクターデバイス',
      'onoff (sysfs)': 'sysfs（onoff）',
      memory: '試用（配線なし）',
      none: 'なし',
    } satisfies Record<GpioWay, string>,
    line: '線',
    wiredTo: 'つながっているもの',
    level: 'いまの電位',
    lastChange: '最後の変化',
    noChange: 'まだありません',
    notOpen: '開いていません',
    high: '高',
    low: '低',
    between: '・',
    roles: {
      'absent-button': '「不在」ボタン',
      'present-button': '「在席」ボタン',
      button: 'ボタン',
      switch: 'スイッチ',
      'absent-led': '不在ランプ',
      led: 'ランプ',
      ring: '呼び出しの検出',
      hook: 'オフフックの検出',
      relay: 'ループのリレー',
      polarity: '極性の検出',
      std: '受信器 StD',
      q1: '受信器 Q1',
      q2: '受信器 Q2',
      q3: '受信器 Q3',
      q4: '受信器 Q4',
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
      relay: { on: '閉', off: '開' },
      coupler: { on: '検出', off: '検出なし' },
    },
    test: '点灯試験',
    endTest: '試験を終わる',
    testing: (sign: string, step: number, steps: number) =>
      `点灯試験中：「${sign}」の光り方（${step}/${steps}）。箱の状態ではありません。`,
  },
};
