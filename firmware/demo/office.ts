import type { RepresentativeInput } from '../http/contract/customers.ts';

/**
 * The office of the demo: an invented firm for heating and plumbing in Tokyo and those who call it. Numbers are
 * from ranges that are not given to subscribers (03-0000-…, 090-0000-…), mail goes to .example.
 */
export const OFFICE = {
  name: '日向設備',
  domain: 'hinata-setsubi.example',
  lines: [
    { id: '1', name: '代表', number: '0300000001' },
    { id: '2', name: '代表', number: '0300000002' },
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

/** The lines on which the simulated devices stand, one after the other below those of the office. */
export const DEVICE_LINES = [
  { id: '11', name: 'モデム' },
  { id: '12', name: 'Aloha' },
  { id: '13', name: 'Whozz 1' },
  { id: '14', name: 'Whozz 2' },
  { id: '15', name: 'SMDR 1' },
  { id: '16', name: 'SMDR 2' },
  { id: '17', name: 'FSK' },
] as const;

type Rep = RepresentativeInput & { readonly ref: string };

const person = (ref: string, name: string, kana: string, extension: string, mobile?: string): Rep => ({
  ref,
  name,
  kana,
  extension,
  locale: 'ja',
  quietHours: [],
  addresses: [
    { address: `${ref}@${OFFICE.domain}`, label: '会社', charset: 'utf-8' as const },
    ...(mobile === undefined ? [] : [{ address: mobile, label: '携帯', charset: 'utf-8' as const }]),
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
