import type { FaultWords } from './fault-words.ts';

const CHECK_SERVER =
  'サーバーの名前とポートを確かめてください。STARTTLS は 587、TLS は 465、暗号なしは 25 です。サーバーが動いているかも見てください。';
const LOOK_AT_PROGRAM =
  'そのプログラムを箱のユーザーで動かしてみて、プログラムの記録（ログ）を見てください。';

/** 箱 is the box itself, 相手 whoever is to take the mail. */
export const japanese: FaultWords = {
  'unknown-host': {
    says: ({ server }) => `メールサーバー ${server} の名前が見つかりません。`,
    remedy: 'サーバーの名前と、箱のネットワークの設定（DNS）を確かめてください。',
  },
  'nobody-listens': {
    says: ({ server }) => `${server} で応答するメールサーバーがありません。`,
    remedy: CHECK_SERVER,
  },
  unreachable: {
    says: ({ server }) => `メールサーバー ${server} までネットワークがつながっていません。`,
    remedy: 'ネットワークのケーブルとルーターを確かめてください。',
  },
  timeout: {
    says: ({ server, step }) =>
      ({
        connect: `メールサーバー ${server} に接続しようとしましたが、応答がありません。`,
        login: `メールサーバー ${server} が、ログインの途中で応答しなくなりました。`,
        mail: `メールサーバー ${server} が、メールを渡す途中で応答しなくなりました。`,
      })[step],
    remedy: ({ step }) =>
      step === 'connect'
        ? 'ポートを確かめてください（TLS は 465、STARTTLS は 587）。25 は多くの回線で閉じています。ファイアウォールも見てください。'
        : '何度も続くときは、サーバーを管理する人に知らせてください。',
  },
  'not-tls': {
    says: ({ server }) => `${server} は、このポートでは TLS に対応していません。`,
    remedy: 'ポート 587 なら STARTTLS を、465 なら TLS を選んでください。',
  },
  'no-starttls': {
    says: ({ server }) => `メールサーバー ${server} には、暗号（STARTTLS）がありません。`,
    remedy: 'TLS（465）を試してください。同じ機械の中のサーバーなら、暗号は「なし」で構いません。',
  },
  'certificate-expired': {
    says: ({ server }) => `メールサーバー ${server} の証明書は、今日は有効ではありません。`,
    remedy: '箱の日付が正しいか見てください。正しければ、サーバーを管理する人に知らせてください。',
  },
  'certificate-name': {
    says: ({ server }) => `メールサーバー ${server} の証明書が、別の名前のものです。`,
    remedy: '証明書にある名前をサーバーの名前として書くか、管理する人に正しい名前を聞いてください。',
  },
  'certificate-unknown': {
    says: ({ server }) => `メールサーバー ${server} の証明書を保証する認証局を、箱は知りません。`,
    remedy: '社内のサーバーなら、テストメールで出る指紋を管理する人に確かめたうえで、信じることができます。',
  },
  'certificate-pin': {
    says: ({ server }) => `メールサーバー ${server} の証明書が、書いてある指紋と違います。`,
    remedy:
      '証明書を新しくしたか、サーバーを管理する人に聞いてください。そうでなければ、間にだれかがいます。',
  },
  tls: {
    says: ({ server }) => `メールサーバー ${server} と、暗号の接続ができませんでした。`,
    remedy: 'もう一方の暗号を試してください。TLS は 465、STARTTLS は 587 です。',
  },
  greeting: {
    says: ({ server }) => `メールサーバー ${server} が、箱からの接続を受け付けません。`,
    remedy: 'サーバーのことばを読んでください。箱のアドレスを許可してもらう必要があるかもしれません。',
  },
  'login-missing': {
    says: ({ server }) =>
      `ユーザー名が設定されていますが、メールサーバー ${server} はここではログインを受け付けません。`,
    remedy: '暗号を STARTTLS か TLS にしてください。ログインが要らないなら、ユーザー名を空にします。',
  },
  'login-refused': {
    says: ({ server, user }) =>
      `メールサーバー ${server} が、ユーザー名（${user}）とパスワードを受け付けません。`,
    remedy:
      'ユーザー名とパスワードを書き直してください。2 段階認証のときは、アプリ用のパスワードが要ります。',
  },
  'token-refused': {
    says: ({ service }) => `${service} が、ログインに使うトークンを出しません。`,
    remedy: '許可が取り消されたか、期限が切れています。設定ファイルのトークンを新しくしてください。',
  },
  'token-unreachable': {
    says: ({ service }) => `ログインに使うトークンを出す ${service} から、応答がありません。`,
    remedy: '設定ファイルの token-url と、箱から外へ HTTPS で出られるかを確かめてください。',
  },
  'sender-refused': {
    says: ({ server, sender }) =>
      `メールサーバー ${server} が、差出人 ${sender} からのメールを受け付けません。`,
    remedy: '差出人のアドレスを、このユーザーが使ってよいものにしてください。',
  },
  'relay-refused': {
    says: ({ server }) => `メールサーバー ${server} が、箱からのメールを取り次ぎません。`,
    remedy: 'ユーザー名とパスワードを書くか、箱からのメールを許可してもらってください。',
  },
  'recipient-refused': {
    says: () => 'メールサーバーが、この宛先を断りました。',
    remedy: '宛先を 1 文字ずつ確かめてください。直せば送れます。',
  },
  'recipient-later': {
    says: () => 'メールサーバーが、この宛先へのメールはあとで送るように言っています。',
    remedy: '送り直しを待つサーバーや、いっぱいの受信箱のときに起こります。',
  },
  'message-refused': {
    says: () => 'メールサーバーが、このメールの中身を断りました。',
    remedy: 'サーバーのことばを読んでください。迷惑メールと見なされたのかもしれません。',
  },
  'message-later': {
    says: () => 'メールサーバーが、このメールはあとで送るように言っています。',
  },
  'bad-address': {
    says: ({ addresses }) => `メールアドレスになっていません：${addresses.join('、')}`,
    remedy: '宛先を「名前@会社」の形に直してください。',
  },
  'no-address': {
    says: () => 'メールの宛先がありません。',
    remedy: 'ここに宛先を書いて送るか、設定で代表担当者を決めてください。',
  },
  'too-big': {
    says: ({ server }) => `メールが大きすぎて、メールサーバー ${server} が受け取りません。`,
    remedy: 'サーバーを管理する人に、上限を上げてもらってください。',
  },
  busy: {
    says: ({ server }) => `メールサーバー ${server} は混み合っていて、今は受け取れません。`,
  },
  cut: {
    says: ({ server }) => `メールサーバー ${server} が、メールを受け取り終わる前に接続を切りました。`,
    remedy: '何度も続くときは、サーバーの記録（ログ）を見てください。',
  },
  stopped: {
    says: () => '箱が止まったので、送るのを途中でやめました。',
  },
  other: {
    says: ({ server }) => `メールサーバー ${server} に、メールを渡せませんでした。`,
    remedy: 'サーバーの記録（ログ）を見てください。',
  },
  interrupted: {
    says: () => '送っている途中で箱が止まりました。',
    remedy: '同じメールが 2 通届くことがあります。',
  },
  restored: {
    says: ({ madeAt }, time) =>
      `${time(madeAt)} のバックアップから戻したメールです。そのあとに送られたかもしれません。`,
    remedy: '送るか、取り消してください。',
  },
  delayed: {
    says: () => '配達が遅れているという知らせがありました。',
    remedy: 'このまま待ってください。届かなければ、また知らせが来ます。',
  },
  bounced: {
    says: () => '一度受け取られたメールが、届かずに戻ってきました。',
    remedy: '宛先を確かめてください。直せば送り直せます。',
  },
  'program-missing': {
    says: ({ program }) => `プログラム ${program} を動かせません。`,
    remedy: 'プログラムの場所と、箱のユーザーが動かせることを確かめてください（設定ファイルの mail）。',
  },
  'program-slow': {
    says: ({ program, seconds }) => `プログラム ${program} が、${seconds} 秒たっても終わりませんでした。`,
    remedy: LOOK_AT_PROGRAM,
  },
  'program-refuses-mail': {
    says: ({ program }) => `プログラム ${program} が、このメールを断りました（EX_DATAERR）。`,
    remedy: LOOK_AT_PROGRAM,
  },
  'program-knows-nobody': {
    says: ({ program }) => `プログラム ${program} は、この宛先を知りません（EX_NOUSER）。`,
    remedy: '宛先を 1 文字ずつ確かめてください。直せば送れます。',
  },
  'program-knows-no-host': {
    says: ({ program }) => `プログラム ${program} は、宛先のサーバーを知りません（EX_NOHOST）。`,
    remedy: '宛先の @ のあとを確かめてください。直せば送れます。',
  },
  'program-later': {
    says: ({ program }) => `プログラム ${program} が、あとで送るように言っています（EX_TEMPFAIL）。`,
  },
  'program-failed': {
    says: ({ program, exit }) => `プログラム ${program} が、終了コード ${exit} で失敗しました。`,
    remedy: LOOK_AT_PROGRAM,
  },
  'webhook-unsigned': {
    says: () => '通知に署名する鍵が設定されていません。',
    remedy: '設定ファイルに webhook の項目を足してください。',
  },
  'webhook-refused': {
    says: ({ receiver, status }) => `通知先 ${receiver} が、通知を断りました（HTTP ${status}）。`,
    remedy: '通知先のアドレスと、受け取るプログラムを確かめてください。',
  },
  'webhook-failed': {
    says: ({ receiver, status }) => `通知先 ${receiver} が、通知を受け取れませんでした（HTTP ${status}）。`,
    remedy: '何度も続くときは、受け取るプログラムの記録（ログ）を見てください。',
  },
  'webhook-unreachable': {
    says: ({ receiver }) => `通知先 ${receiver} につながりません。`,
    remedy: '受け取るプログラムが動いているか、通知先のアドレスが正しいかを確かめてください。',
  },
  'webhook-silent': {
    says: ({ receiver, seconds }) => `通知先 ${receiver} から、${seconds} 秒たっても応答がありません。`,
    remedy: '何度も続くときは、受け取るプログラムの記録（ログ）を見てください。',
  },
  'broker-missing': {
    says: () => 'MQTT ブローカーが設定されていません。',
    remedy: '設定ファイルに mqtt の項目を足すか、担当者への知らせ方を変えてください。',
  },
  'broker-unreachable': {
    says: () => 'MQTT ブローカーに通知を渡せませんでした。',
    remedy: '何度も続くときは、ブローカーが動いているかを確かめてください。',
  },
  unexpected: {
    says: () => '箱の中で誤りが起き、送れませんでした。',
    remedy: '何度も続くときは、箱の記録（ログ）を見てください。',
  },
};
