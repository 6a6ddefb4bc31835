import type { ReasonWords } from '../../hw/reason.ts';

/** Japanese sentences for what ports and connections report, and a modem. */
export const linkReasons = {
  'serial-missing': ({ path }) =>
    `シリアルポート ${path} がありません。機器を差すか、パスを直してください。抜き差ししても変わらない名前は /dev/serial/by-id にあります。`,
  'usb-missing': ({ serial }) =>
    `シリアル番号 ${serial} の USB アダプターが見つかりません。アダプターを差すか、番号を直してください。`,
  'serial-denied': ({ port }) =>
    `箱には ${portName(port)} を開く権限がありません。箱を動かすユーザーを dialout グループに加えて、起動し直してください。`,
  'serial-busy': ({ port }) =>
    `${portName(port)} は、ほかのプログラムが使っています。それを止めてください（多いのは ModemManager、端末ソフト、二重に起動したこの箱です）。`,
  'serial-foreign': ({ port }) => `${portName(port)} はシリアルポートではありません。パスを直してください。`,
  'serial-gone': ({ port }) =>
    `${portName(port)} が抜かれたか、ドライバーが働かなくなりました。ケーブルと機器の電源を確かめてください。`,
  'serial-fault': ({ port }) => `${portName(port)} が使えません。機器と、ポートの設定を確かめてください。`,
  'serial-mute': ({ port }) =>
    `${portName(port)} が抜かれたようです。ドライバーから返事がありません。ケーブルと機器の電源を確かめてください。`,
  'serial-stuck': ({ port }) =>
    `${portName(port)} の先の機器が、送ったデータを受け取りません。機器と、ポートの設定を確かめてください。`,
  'tcp-name-unknown': ({ host }) =>
    `${host} という名前が、ネットワークで見つかりません。名前を直すか、IP アドレスを書いてください。`,
  'tcp-refused': ({ place }) => `${place} に接続を断られました。`,
  'tcp-unreachable': ({ place }) => `${place} へ届く道が、ネットワークにありません。`,
  'tcp-no-answer': ({ place }) => `${place} から返事がありません。`,
  'tcp-reset': ({ place }) => `${place} に接続を途中で切られました。`,
  'tcp-closed': ({ place }) => `${place} が接続を閉じました。`,
  'tcp-not-read': ({ place }) => `${place} は、送ったデータを読み取っていません。`,
  'tcp-broken': ({ place }) => `${place} との接続が切れました。`,
  'check-address': () =>
    'PBX か変換器のアドレスとポートを確かめてください。ほかのプログラムがつながっていると、つながらないことがあります。',
  'port-taken': ({ transport, port }) =>
    `${transport} のポート ${port} は、ほかのプログラムが使っています。それを止めるか、箱と PBX の両方を別のポートにしてください。`,
  'port-forbidden': ({ transport, port }) =>
    `箱は ${transport} のポート ${port} で待ち受けられません。箱と PBX の両方を、1024 以上のポートにしてください。`,
  'address-foreign': ({ host }) =>
    `${host} はこの箱のアドレスではありません。直すか、0.0.0.0 と書いてください。`,
  'listen-failed': ({ transport, ...place }) =>
    `${placeName(place)} で待ち受けられません（${transport}）。アドレスとポートを確かめてください。`,
  waiting: (place) => `${placeName(place)} で、機器がつないでくるのを待っています。`,
  'waiting-again': (place) => `${placeName(place)} で、次の接続を待っています。`,
  'peer-broken': ({ peer }) => `${peer} からの接続が切れました。`,
  'peer-not-reading': ({ peer }) => `${peer} は、送ったデータを読み取っていません。`,
  'stranger-refused': ({ stranger, from, ...place }) =>
    `${placeName(place)} につなごうとした ${stranger} を断りました。つないでよいのは ${from} だけです。${stranger} が機器なら、設定の from を直してください。`,
  'login-refused': () =>
    'PBX にログインを断られました。設定の login のユーザー名とパスワードを確かめてください。',
  'login-not-asked': () =>
    'PBX がパスワードを尋ねてきません。設定の login のユーザー名とパスワードを確かめてください。',
  'login-not-done': () => 'ログインが終わる前のことです。設定の login を確かめてください。',
  'modem-mute': () =>
    'モデムが AT コマンドに答えません。つないだものがモデムであること、電源、ケーブル、ポートの速度を確かめてください。モデムが自分から知らせる電話は受け取ります。',
  'modem-refuses': ({ commands }) =>
    `モデムが番号表示を受け付けません（${commands.length === 0 ? 'どのコマンドも断られました' : commands.join('、')}）。モデムの説明書にある初期化コマンドを、設定の init に書いてください。呼び出しは受け取っています。`,
  'modem-ready': ({ command }) => `番号表示が入りました（${command}）。`,
  'no-equipment': () => 'この外線の機器が、まだ設定されていません。',
  stopped: () => '機器を止めてあります。',
  connecting: () => '機器につないでいるところです。',
} satisfies Partial<ReasonWords>;

const USB = 'usb:';

function portName(port: string): string {
  return port.startsWith(USB) ? `USB アダプター ${port.slice(USB.length)}` : port;
}

function placeName({ host, port }: { readonly host: string; readonly port: number }): string {
  return host === '' ? `ポート ${port}` : `${host}:${port}`;
}
