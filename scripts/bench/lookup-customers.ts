import type { CustomerInput } from '../../firmware/store/customer-row.ts';

/** Every customer is looked after by one of them. */
export const PEOPLE = [
  '高橋 健一',
  '伊藤 さくら',
  '松本 陽子',
  '山本 大輔',
  '小林 直樹',
  'Emily Clarke',
] as const;

/** Made-up customers for measuring: the n-th is always the same, and its number follows from n. */

const FAMILIES = [
  ['佐藤', 'サトウ'],
  ['鈴木', 'スズキ'],
  ['高橋', 'タカハシ'],
  ['田中', 'タナカ'],
  ['伊藤', 'イトウ'],
  ['渡辺', 'ワタナベ'],
  ['山本', 'ヤマモト'],
  ['中村', 'ナカムラ'],
  ['小林', 'コバヤシ'],
  ['加藤', 'カトウ'],
  ['吉田', 'ヨシダ'],
  ['山田', 'ヤマダ'],
  ['佐々木', 'ササキ'],
  ['山口', 'ヤマグチ'],
  ['松本', 'マツモト'],
  ['井上', 'イノウエ'],
  ['木村', 'キムラ'],
  ['林', 'ハヤシ'],
  ['斎藤', 'サイトウ'],
  ['清水', 'シミズ'],
] as const;
const PLACES = [
  ['青葉', 'アオバ'],
  ['みなと', 'ミナト'],
  ['北斗', 'ホクト'],
  ['桐生', 'キリュウ'],
  ['さくら', 'サクラ'],
  ['富士', 'フジ'],
  ['東海', 'トウカイ'],
  ['瀬戸内', 'セトウチ'],
  ['白樺', 'シラカバ'],
  ['若草', 'ワカクサ'],
  ['美浜', 'ミハマ'],
  ['朝日', 'アサヒ'],
  ['緑川', 'ミドリカワ'],
  ['長良', 'ナガラ'],
  ['千歳', 'チトセ'],
  ['明石', 'アカシ'],
  ['飛騨', 'ヒダ'],
] as const;
const TRADES = [
  ['製作所', 'セイサクショ'],
  ['運輸', 'ウンユ'],
  ['印刷', 'インサツ'],
  ['建具店', 'タテグテン'],
  ['電設工業', 'デンセツコウギョウ'],
  ['商店', 'ショウテン'],
  ['設計事務所', 'セッケイジムショ'],
  ['歯科医院', 'シカイイン'],
  ['食品', 'ショクヒン'],
  ['不動産', 'フドウサン'],
  ['Systems', 'システムズ'],
] as const;
const WARDS = [
  '港区芝浦',
  '新宿区西新宿',
  '横浜市中区本町',
  '高崎市八島町',
  '松本市深志',
  '福岡市博多区住吉',
] as const;
const DEPARTMENTS = ['', '購買部', '総務課', '配車課', '営業部', '工務'] as const;

/** The number of the n-th customer: ten million of them in 03, in an order that is not that of the index. */
export function numberOf(n: number): string {
  const scattered = (n * 7_654_321) % 100_000_000;
  const digits = String(scattered).padStart(8, '0');
  return `03-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Every hundredth has a block: all numbers that begin with `06` and four digits of its own. */
export function blockOf(n: number): string {
  return `06-${String((n / 100) % 10_000).padStart(4, '0')}-${Math.floor(n / 1_000_000)}*`;
}

/** @param people ids of representatives */
export function customerOf(n: number, people: readonly string[] = []): CustomerInput {
  const [place, placeKana] = pick(PLACES, n);
  const [trade, tradeKana] = pick(TRADES, Math.floor(n / 17));
  const [family, familyKana] = pick(FAMILIES, Math.floor(n / 187));
  const numbers = [{ number: numberOf(n), label: '' }];
  if (n % 3 === 0) numbers.push({ number: mobileOf(n), label: '携帯' });
  if (n % 100 === 0) numbers.push({ number: blockOf(n), label: '' });
  return {
    name: `株式会社${place}${family}${trade}${n % 5000}`,
    kana: `${placeKana}${familyKana}${tradeKana}`,
    department: pick(DEPARTMENTS, n),
    contact: `${pick(FAMILIES, n)[0]} ${pick(['美咲', '健一', '誠', '翔太', '陽子', '久美子'], Math.floor(n / 20))}`,
    address: `${pick(WARDS, n)}${(n % 9) + 1}-${(n % 31) + 1}-${(n % 17) + 1}`,
    fax: n % 4 === 0 ? numberOf(n + 50_000_000) : '',
    importance: pick([null, 'A', 'B', 'C'] as const, n),
    representativeId: people[n % people.length] ?? null,
    notes: '',
    numbers,
  };
}

function mobileOf(n: number): string {
  const digits = String((n * 1_234_577) % 100_000_000).padStart(8, '0');
  return `090-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function pick<Items extends readonly [unknown, ...unknown[]]>(items: Items, n: number): Items[number] {
  return items[n % items.length] ?? items[0];
}
