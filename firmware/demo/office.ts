import type { CustomerInput, RepresentativeInput } from '../http/contract/customers.ts';

/**
 * The office of the demo: an invented firm for heating and plumbing in Tokyo and those who call it. Numbers are
 * from ranges that are not given to subscribers (03-0000-…, 090-0000-…), mail goes to .example.
 */
export const OFFICE = {
  name: '日向設備',
  domain: 'hinata-setsubi.example',
  lines: [
    { id: '1', name: '代表', number: '0300000001' },
    { id: '2', name: '代表', number: '0300000001' },
    { id: '3', name: '営業', number: '0300000003' },
    { id: '4', name: 'サービス', number: '0300000004' },
    { id: '5', name: '直通', number: '0300000005' },
  ],
  extensions: [
    { id: '101', name: '伊藤 さくら' },
    { id: '102', name: '松本 陽子' },
    { id: '103', name: '高橋 健一' },
    { id: '104', name: '山本 大輔' },
  ],
} as const;

type Rep = RepresentativeInput & { readonly ref: string };

const person = (ref: string, name: string, kana: string, extension: string, mobile?: string): Rep => ({
  ref,
  name,
  kana,
  extension,
  locale: 'ja',
  addresses: [
    { address: `${ref}@${OFFICE.domain}`, label: '会社' },
    ...(mobile === undefined ? [] : [{ address: mobile, label: '携帯' }]),
  ],
});

export const REPRESENTATIVES: readonly Rep[] = [
  person('matsumoto', '松本 陽子', 'マツモト ヨウコ', '102'),
  person('ito', '伊藤 さくら', 'イトウ サクラ', '101'),
  person('takahashi', '高橋 健一', 'タカハシ ケンイチ', '103', 'takahashi@keitai.example'),
  person('yamamoto', '山本 大輔', 'ヤマモト ダイスケ', '104', 'yamamoto@keitai.example'),
];

/** Whom mail reaches when nobody is named. */
export const DEFAULT_REPRESENTATIVE = 'matsumoto';

export const PHRASES = [
  '折り返し電話をください',
  '急ぎとのことです',
  'またお電話くださるそうです',
  '電話があったことをお伝えください',
  '見積の件です',
  '納期の件です',
  '請求書の件です',
  '会社に電話してください',
  '顧客に電話してください',
] as const;

type Customer = Pick<CustomerInput, 'name' | 'kana' | 'department' | 'contact' | 'address' | 'importance'> & {
  readonly rep: string | null;
  readonly numbers: readonly (readonly [number: string, label: string])[];
  readonly fax?: string;
  readonly notes?: string;
};

export const CUSTOMERS: readonly Customer[] = [
  {
    name: '株式会社青葉製作所',
    kana: 'カブシキガイシャ アオバセイサクショ',
    department: '購買部',
    contact: '佐藤 美咲',
    address: '〒000-0012 東京都青葉区南町 1-2-3 青葉第二ビル 4階',
    importance: 'A',
    rep: 'takahashi',
    numbers: [
      ['03-0000-1201', '購買部'],
      ['03-0000-12*', '代表番号台'],
      ['090-0000-1202', '佐藤様 携帯'],
    ],
    fax: '03-0000-1209',
    notes: '納品は地下の搬入口へ。月末は電話がつながりにくい。',
  },
  {
    name: '有限会社みなと運輸',
    kana: 'ユウゲンガイシャ ミナトウンユ',
    department: '配車課',
    contact: '中村 浩',
    address: '神奈川県横浜市中区海岸通 5-1',
    importance: 'B',
    rep: 'ito',
    numbers: [['045-000-3310', '配車課']],
    fax: '045-000-3319',
  },
  {
    name: '北斗印刷株式会社',
    kana: 'ホクトインサツ カブシキガイシャ',
    department: '営業二課',
    contact: '小林 直樹',
    address: '東京都北区王子 8-4-2',
    importance: 'C',
    rep: 'ito',
    numbers: [['03-0000-4456', '']],
  },
  {
    name: 'さくら電設工業株式会社',
    kana: 'サクラデンセツコウギョウ カブシキガイシャ',
    department: '工務',
    contact: '川口 真',
    address: '東京都江東区木場 2-9-6',
    importance: 'A',
    rep: 'yamamoto',
    numbers: [
      ['03-0000-2290', '工務'],
      ['090-0000-2291', '現場'],
    ],
  },
  {
    name: '桐生建具店',
    kana: 'キリュウタテグテン',
    department: '',
    contact: '桐生 勉',
    address: '群馬県桐生市本町 3-7',
    importance: 'B',
    rep: 'takahashi',
    numbers: [['0270-00-1188', '店']],
  },
  {
    name: '株式会社山田商店',
    kana: 'カブシキガイシャ ヤマダショウテン',
    department: '営業部',
    contact: '山田 太郎',
    address: '東京都世田谷区代沢 2-40-2',
    importance: 'A',
    rep: 'takahashi',
    numbers: [['03-1234-5678', '代表']],
    fax: '03-1234-5679',
    notes: '出典の図 9 と同じお客様。',
  },
  {
    name: '医療法人社団ひかり会 光クリニック',
    kana: 'イリョウホウジンシャダン ヒカリカイ ヒカリクリニック',
    department: '総務',
    contact: '大野 由美',
    address: '東京都杉並区荻窪 5-30-1',
    importance: 'A',
    rep: 'yamamoto',
    numbers: [['03-0000-7700', '受付']],
  },
  {
    name: '合同会社ミナミ精密',
    kana: 'ゴウドウガイシャ ミナミセイミツ',
    department: '品質保証',
    contact: '原田 学',
    address: '東京都府中市南町 4-4',
    importance: 'B',
    rep: 'ito',
    numbers: [['042-000-8800', '']],
  },
  {
    name: '南町文具店',
    kana: 'ミナミチョウブングテン',
    department: '',
    contact: '水野 店長',
    address: '東京都府中市南町 1-1',
    importance: 'C',
    rep: null,
    numbers: [['03-0000-5150', '']],
  },
  {
    name: '株式会社東都ビルマネジメント',
    kana: 'カブシキガイシャ トウトビルマネジメント',
    department: '施設管理本部 設備保全グループ',
    contact: '長谷川 玲子',
    address: '東京都千代田区丸の内 9-9-9 東都タワー 21階',
    importance: 'A',
    rep: 'yamamoto',
    numbers: [
      ['03-0000-9000', '設備保全'],
      ['03-0000-9001', '夜間'],
    ],
  },
  {
    name: '旅館 湯けむり荘',
    kana: 'リョカン ユケムリソウ',
    department: '',
    contact: '女将 池田 千鶴',
    address: '静岡県熱海市泉 77',
    importance: 'B',
    rep: 'takahashi',
    numbers: [['0557-00-2626', '帳場']],
  },
  {
    name: '市立みどり小学校',
    kana: 'シリツ ミドリショウガッコウ',
    department: '事務室',
    contact: '田村 和子',
    address: '東京都三鷹市緑 3-3',
    importance: 'B',
    rep: null,
    numbers: [['0422-00-1515', '事務室']],
  },
  {
    name: '三浦 恵子',
    kana: 'ミウラ ケイコ',
    department: '',
    contact: '',
    address: '東京都杉並区高井戸 1-8-15',
    importance: 'C',
    rep: 'ito',
    numbers: [
      ['090-0000-3344', '携帯'],
      ['03-0000-3344', '自宅'],
    ],
  },
  {
    name: '三浦工務店',
    kana: 'ミウラコウムテン',
    department: '',
    contact: '三浦 誠',
    address: '東京都杉並区高井戸 1-8-15',
    importance: 'B',
    rep: 'takahashi',
    numbers: [['03-0000-3344', '店']],
  },
  {
    name: '東洋厨房機器販売株式会社 首都圏営業統括部',
    kana: 'トウヨウチュウボウキキハンバイ',
    department: '首都圏営業統括部',
    contact: '藤原 隆',
    address: '埼玉県さいたま市大宮区桜木町 6-6',
    importance: 'C',
    rep: 'ito',
    numbers: [['048-000-6161', '']],
  },
  {
    name: 'Harbour & Sons Ltd.',
    kana: 'ハーバー アンド サンズ',
    department: 'Tokyo Branch',
    contact: 'Ms Emily Clarke',
    address: '東京都港区海岸 1-2 Harbour House',
    importance: 'B',
    rep: 'takahashi',
    numbers: [['+44 20 7946 0123', 'London']],
  },
  {
    name: '鈴木酒店',
    kana: 'スズキサケテン',
    department: '',
    contact: '鈴木 次郎',
    address: '東京都品川区旗の台 4-12',
    importance: 'C',
    rep: 'yamamoto',
    numbers: [['03-0000-8181', '']],
  },
  {
    name: '社会福祉法人 あおぞら保育園',
    kana: 'シャカイフクシホウジン アオゾラホイクエン',
    department: '',
    contact: '園長 斎藤 香',
    address: '東京都練馬区光が丘 2-5',
    importance: 'B',
    rep: 'yamamoto',
    numbers: [['03-0000-6565', '職員室']],
  },
];
