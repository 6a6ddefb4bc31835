import { display } from '../../../firmware/directory/numbers.ts';
import type { Letterhead } from '../../../firmware/reception/letterhead.ts';

export const LETTERHEAD: Letterhead = {
  siteName: 'Office',
  timeZone: 'Asia/Tokyo',
  locale: 'ja',
  domain: 'box.example',
  pageUrl: null,
  isTimeKnown: () => true,
  sources: [],
  lineName: (line) => line,
  display: (number) => display(number, 'JP'),
};
