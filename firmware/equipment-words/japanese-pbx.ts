import type { ReasonWords } from '../../hw/reason.ts';

/** Japanese sentences for what the links to a PBX report. */
export const pbxReasons = {
  'asterisk-too-old': ({ version }) =>
    `Asterisk が古すぎます（マネージャーインターフェース ${version}）。Asterisk 12 以降が要ります。`,
  'asterisk-foreign': () =>
    'つながった先は、Asterisk のマネージャーインターフェース（AMI）ではありません。アドレスとポート（ふつうは 5038）を確かめてください。',
  'asterisk-no-greeting': () =>
    'つながりましたが、Asterisk の名のりが来ません。アドレスとポート（ふつうは 5038）を確かめてください。',
  'asterisk-silent': () =>
    'Asterisk から返事が来なくなりました。箱と PBX の間のネットワークを確かめてください。',
  'asterisk-login-late': () => 'Asterisk がログインに、時間内に答えませんでした。',
  'asterisk-list-late': () => 'Asterisk が通話の一覧を、時間内に送り終えませんでした。',
  'asterisk-login-refused': ({ user }) =>
    `Asterisk がユーザー「${user}」のログインを断りました。manager.conf に [${user}] があること、その secret がここのパスワードと同じこと、permit にこの箱のアドレスが入っていることを確かめ、「manager reload」を実行してください。`,
  'asterisk-user-taken': ({ user }) =>
    `Asterisk がログインを断りました。ユーザー「${user}」は、ほかでログインしています。manager.conf に、この箱だけが使うユーザーを作ってください。`,
  'check-asterisk': () =>
    'Asterisk が動いていること、manager.conf に enabled = yes と、この箱から届く bindaddr があること、途中のファイアウォールが止めていないことを確かめてください。',
  'freeswitch-foreign': () =>
    'つながった先は、FreeSWITCH のイベントソケットではありません。アドレスとポート（ふつうは 8021）を確かめてください。',
  'freeswitch-no-greeting': () =>
    'つながりましたが、FreeSWITCH の名のりが来ません。アドレスとポート（ふつうは 8021）を確かめてください。',
  'freeswitch-silent': () =>
    'FreeSWITCH から返事が来なくなりました。箱と PBX の間のネットワークを確かめてください。',
  'freeswitch-ended': () => 'FreeSWITCH が接続を終えました。',
  'freeswitch-login-late': () => 'FreeSWITCH がログインに、時間内に答えませんでした。',
  'freeswitch-list-late': () => 'FreeSWITCH が通話の一覧を、時間内に送り終えませんでした。',
  'freeswitch-login-refused': () =>
    'FreeSWITCH がログインを断りました。ここのパスワードが event_socket.conf.xml の password（ユーザー名を書いたときは、ディレクトリのそのユーザーの esl-password）と同じことを確かめ、「reload mod_event_socket」を実行してください。',
  'freeswitch-address-refused': () =>
    'FreeSWITCH が、この箱のアドレスからの接続を許していません。event_socket.conf.xml の apply-inbound-acl に、このアドレスの入ったリストを指定してください。',
  'freeswitch-events-refused': () =>
    'FreeSWITCH が、このユーザーに通話の知らせを許していません。チャネルのイベント（esl-allowed-events）を許すか、イベントソケットのパスワードを使ってください。',
  'check-freeswitch': () =>
    'FreeSWITCH が動いていること、event_socket.conf.xml の listen-ip がこの箱から届くアドレス（127.0.0.1 以外）であること、途中のファイアウォールが止めていないことを確かめてください。',
  'csta-foreign': () =>
    'つながった先は、CSTA（TCP の上の XML）ではありません。アドレスとポートを確かめてください。',
  'csta-no-session': () =>
    'PBX が CSTA セッションの開始に答えませんでした。アドレス、ポート、CTI のライセンスを確かめてください。セッションのない PBX なら、設定を session: none にしてください。',
  'csta-silent': () => 'PBX から返事が来なくなりました。箱と PBX の間のネットワークを確かめてください。',
  'csta-ended': () => 'PBX がこの箱のセッションを終えました。',
  'csta-monitor-ended': () => 'PBX が、ほかの内線を調べている間に、監視の一つを終えました。',
  'csta-answer-late': () => 'PBX が内線についての問い合わせに、時間内に答えませんでした。',
  'csta-session-refused': ({ application }) =>
    `PBX がアプリケーション「${application}」のセッションを断りました。PBX の CTI の設定で、この名前とライセンスを確かめ、ここで選んだ CSTA の版も確かめてください。`,
  'csta-not-renewed': () => 'PBX が、この箱のセッションの継続を断りました。',
  'csta-nothing-monitored': ({ count }) =>
    `PBX が、内線 ${count} 本のどれについても監視を許していません。その番号の内線が PBX にあることと、CTI のユーザーに監視の権限があることを確かめてください。`,
  'check-csta': () =>
    'PBX の CSTA サービスが動いていてライセンスもあること、この箱からの接続を許していること、途中のファイアウォールが止めていないことを確かめてください。',
  'fritzbox-foreign': () =>
    'つながった先は、FRITZ!Box のコールモニターではありません。アドレスとポート（ふつうは 1012）を確かめてください。',
  'check-fritzbox': () =>
    'FRITZ!Box の電話機から #96*5* にかけてコールモニターを入れ、この箱がホームネットワーク（ゲスト用ではないほう）にあることを確かめてください。',
} satisfies Partial<ReasonWords>;
