import { fold } from '../directory/fold.ts';
import type { Field } from './customer-record.ts';

/** What programs call the columns of an address book; compared without width, case, blanks and brackets. */
const SYNONYMS: Readonly<Record<Exclude<Field, 'extra' | 'ignore'>, readonly string[]>> = {
  name: [
    ...[
      '顧客名',
      '顧客',
      '会社名',
      '会社',
      '法人名',
      '名称',
      '名前',
      '氏名',
      '取引先',
      '取引先名',
      '得意先名',
      '宛名',
      '勤務先',
    ],
    ...['name', 'customer', 'company', 'companyname', 'organization', 'organisation', 'fullname', 'account'],
  ],
  kana: [
    ...[
      'フリガナ',
      'ふりがな',
      'カナ',
      'よみ',
      'ヨミガナ',
      '読み',
      '読み仮名',
      '会社名カナ',
      '氏名カナ',
      '会社フリガナ',
      '顧客名カナ',
    ],
    ...['kana', 'reading', 'phonetic', 'phoneticname', 'yomi', 'furigana'],
  ],
  department: ['部署', '部署名', '部門', '所属', 'department', 'division', 'section'],
  contact: [
    '担当',
    '先方担当',
    '先方の担当',
    '先方担当者',
    '担当者名様',
    '代表者',
    '代表者名',
    '連絡先担当者',
    'contact',
    'contactperson',
    'person',
    'attn',
  ],
  number: [
    ...[
      '電話',
      '電話番号',
      'TEL',
      '携帯',
      '携帯電話',
      '携帯番号',
      '代表電話',
      '電話1',
      '電話2',
      '電話3',
      '電話番号1',
      '電話番号2',
      '電話番号3',
    ],
    ...[
      'tel1',
      'tel2',
      'tel3',
      '勤務先電話',
      '自宅電話',
      '会社電話',
      '直通',
      '直通電話',
      'phone',
      'telephone',
      'phonenumber',
    ],
    ...[
      'mobile',
      'mobilephone',
      'cell',
      'businessphone',
      'homephone',
      'workphone',
      'number',
      'phone1',
      'phone2',
      'phone3',
    ],
  ],
  fax: ['FAX', 'ファックス', 'ファクス', 'FAX番号', 'ファックス番号', 'faxnumber', 'businessfax'],
  address: [
    '住所',
    '所在地',
    '住所1',
    '住所2',
    '郵便番号',
    '都道府県',
    '市区町村',
    '番地',
    'address',
    'address1',
    'address2',
    'street',
    'city',
    'zip',
    'postalcode',
  ],
  importance: ['重要度', 'ランク', '顧客ランク', 'importance', 'rank', 'priority'],
  representative: [
    '担当者',
    '当社担当',
    '自社担当',
    '自社担当者',
    '営業担当',
    '弊社担当',
    'representative',
    'owner',
    'salesrep',
    'accountmanager',
  ],
  notes: ['メモ', '備考', '注記', 'ノート', 'notes', 'note', 'memo', 'remarks', 'comment', 'comments'],
  tags: [
    'タグ',
    '分類',
    'グループ',
    'カテゴリ',
    '区分',
    'tags',
    'tag',
    'group',
    'category',
    'categories',
    'labels',
  ],
};

const BY_TITLE = new Map<string, Field>(
  Object.entries(SYNONYMS).flatMap(([field, titles]) =>
    titles.map((title): [string, Field] => [fold(title), field as Field]),
  ),
);

/** What each column seems to be; one that nobody knows becomes a field of the office's own, an untitled one is left out. */
export function proposeFields(titles: readonly string[]): Field[] {
  return titles.map((title) => {
    const folded = fold(title);
    // 電話番号4: as many as there are.
    const numbered = folded.replace(/\d+$/, '');
    return folded === '' ? 'ignore' : (BY_TITLE.get(folded) ?? BY_TITLE.get(numbered) ?? 'extra');
  });
}
