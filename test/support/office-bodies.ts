/** Bodies that the box takes, with every field filled in. Where somebody is named by his key, keys are handed in. */
const NAMED = { name: '高橋', kana: 'たかはし', extension: '101', locale: 'ja' };
const QUIET = { days: [0, 6], from: '20:00', to: '08:00' };
export const REPRESENTATIVE = {
  ...NAMED,
  addresses: [{ address: 'a@office.example', label: '机', charset: 'utf-8' }],
  quietHours: [QUIET],
};
export const TOKEN = { name: '集計', scopes: ['calls:read'] };
const PROFILE = { name: '青葉製作所', kana: 'あおば', department: '総務', contact: '佐藤', address: '東京' };
export const WEEK = Array.from({ length: 7 }, () => [{ from: '9:00', to: '17:30' }]);
export const RULES = {
  release: {
    ...{ collect: 'missed', cron: '0 9 * * *', count: 5, afterMinutes: 60 },
    ...{ important: 'waits', digest: 'caller' },
  },
  preview: { missed: false, memo: false, digest: false, afterMinutes: 30, unseen: 'send' },
  enclosure: { vcard: true },
};
export const TEXTS = { subject: '{{caller}}', text: '{{caller}}', html: '<p>{{caller}}</p>' };

export const memo = ({ person = '' }) => ({
  ...{ representativeId: person, toAddress: 'a@office.example', subject: '折り返し', text: 'お願いします' },
  ...{ author: '伊藤', authorExtension: '102' },
});
export const absence = ({ person = '' }) => ({
  ...{ representativeId: person, from: '2026-11-24T15:00', until: '2099-11-24T17:00', note: '外出' },
});
export const customer = ({ person = '' }) => ({
  ...PROFILE,
  ...{ fax: '03-0000-9999', importance: 'A', representativeId: person, notes: '注記', tags: ['得意先'] },
  numbers: [{ number: '03-1234-9999', label: '代表' }],
  extra: [{ name: '契約', value: '2026' }],
});
