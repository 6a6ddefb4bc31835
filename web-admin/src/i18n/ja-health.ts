import type { Condition } from '../../../firmware/http/contract/health.ts';

type Code = Condition['code'];

/** Japanese words of what is wrong with the box. */
export const jaHealth = {
  health: {
    label: '箱の調子',
    level: { warning: '注意：', fault: '故障：' } satisfies Record<Condition['level'], string>,
    since: (time: string) => `${time} から`,
    title: {
      'disk-full': () => 'ディスクがいっぱいです',
      'disk-failing': () => 'ディスクを読み書きできません',
      'disk-low': () => 'ディスクの空きが少なくなっています',
      unsaved: () => 'まだ保存できていない着信があります',
      'mail-stuck': () => 'メールが出ていきません',
      'mail-unseen': () => '確認待ちのメールが残っています',
      'mail-undelivered': () => '届かなかったメールがあります',
      'bounces-unread': () => '戻ってきたメールを確認できません',
      'template-broken': () => 'メールのひな形に誤りがあります',
      'link-down': (link: string) => `機器「${link}」とつながりません`,
      'link-silent': (link: string) => `機器「${link}」から何も届いていません`,
      'backup-failed': () => 'バックアップできませんでした',
      'backup-not-mounted': () => 'バックアップ先がつながっていません',
      'clock-not-set': () => '箱の時計がまだ合っていません',
    } satisfies Record<Code, (link: string) => string>,
    advice: {
      'disk-full': '着信は画面に出ますが、保存できません。空きが戻れば保存します。',
      'disk-failing': 'カードが傷んでいるおそれがあります。カードを交換してください。',
      'disk-low': '古いファイルを消すか、大きいカードに替えてください。',
      unsaved: '電源を切らないでください。保存できるまで繰り返します。',
      'mail-stuck': '失われたメールはありません。メールの画面でサーバーの返事を見てください。',
      'mail-undelivered':
        'メールでは知らせられませんでした。メールの画面と、代表担当者の設定を確かめてください。',
      'mail-unseen': 'メールの画面で中身を見て、送るか取り消してください。',
      'bounces-unread':
        'この間に戻ってきたメールには気づけません。設定ファイルの bounces のサーバー、パスワード、フォルダーを確かめてください。',
      'template-broken': '標準の文面で送っています。設定の「メールのひな形」を直してください。',
      'link-down': 'この機器の着信は画面に出ません。わけと直し方は、設定の「機器」にあります。',
      'link-silent': 'つながってはいます。電話線と機器を確かめてください。',
      'backup-failed': 'バックアップ先の空きと状態を確かめてください。',
      'backup-not-mounted': 'USB メモリーなどを確かめてください。',
      'clock-not-set': '記録の時刻はまだ確かではありません。ネットワークを確かめてください。',
    } satisfies Record<Code, string>,
  },
};
