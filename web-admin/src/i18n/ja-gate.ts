/** Japanese words of the doors: logging in, pairing, the first administrator, the certificate. */
export const jaGate = {
  languages: { auto: 'ブラウザーに合わせる', ja: '日本語', en: 'English' },
  gate: {
    pairTitle: 'この端末を登録する',
    pairLead: '管理者の画面に出ている 6 けたの番号を入れてください。',
    pairLinkLead: '管理者が作ったリンクです。このブラウザーを端末として登録します。',
    pairCode: '登録番号',
    digit: (n: number) => `${n} けた目`,
    pair: '登録する',
    loginTitle: '管理者のログイン',
    loginLead: '設定・取り込み・端末の登録は、ここから先です。',
    name: '名前',
    password: 'パスワード',
    passwordHelp: '10 文字以上。長い文のほうが、覚えやすく破られにくくなります。',
    login: 'ログイン',
    loginWrong: '名前かパスワードがちがいます。',
    wait: (seconds: number) => `${seconds} 秒たってから、もう一度お試しください。`,
    pairWrong: '番号がちがうか、15 分の期限が切れています。管理者に新しい番号を出してもらってください。',
    setupTitle: 'はじめに、管理者を作ります',
    setupLead: '箱を起動した画面か、箱の記録（ログ）に出ているセットアップ番号を入れてください。',
    resetTitle: 'セットアップ番号で入る',
    resetLead:
      '箱で rusuban reset-admin を実行すると番号が出ます。今ある名前を入れると、その人のパスワードが新しくなります。',
    setupCode: 'セットアップ番号',
    setupWrong: '番号がちがいます。箱を起動し直すと、新しい番号に変わります。',
    setup: '管理者を作る',
    toSetup: 'パスワードを忘れたとき',
    toLogin: 'ログインへ',
    repeat: 'パスワード（もう一度）',
    notSame: '2 つのパスワードがちがいます。',
    tooShort: '10 文字以上で、4 種類以上の文字を使ってください。',
  },
  authority: {
    title: 'このページを信頼する',
    lead: '箱は自分の証明書を使います。一度だけ次の手順で取り込むと、ブラウザーの警告が出なくなります。',
    download: '証明書をダウンロード',
    fingerprint: '取り込むときに表示される SHA-256 が、これと同じことを確かめてください。',
    compare: '箱の記録（ログ）にも同じ値が出ています。',
    none: 'この箱は、今つながっているこの機械では証明書を必要としません。',
    systems: {
      Windows:
        'rusuban-ca.crt を開き、「証明書のインストール」→「ローカル コンピューター」→「証明書をすべて次のストアに配置する」→「信頼されたルート証明機関」を選びます。',
      macOS:
        'rusuban-ca.crt を開いてキーチェーンに入れ、その証明書を開き、「信頼」→「この証明書を使用するとき」を「常に信頼」にします。',
      'iPhone, iPad':
        'Safari でダウンロードし、「設定」→「ダウンロード済みのプロファイル」からインストールします。次に「設定」→「一般」→「情報」→「証明書信頼設定」でオンにします。',
      Android:
        '「設定」→「セキュリティ」→「暗号化と認証情報」→「証明書のインストール」→「CA 証明書」で rusuban-ca.crt を選びます。',
      Firefox:
        '「設定」→「プライバシーとセキュリティ」→「証明書を表示」→「認証局証明書」→「読み込む」で、「この認証局によるウェブサイトの識別を信頼する」に印を付けます。',
    },
    toLogin: 'ログインへ',
    fromLogin: 'ブラウザーが警告を出すとき',
  },
};

export type GateTable = typeof jaGate;
