import { asList, asSection, type RawSection, textOf } from './fault.ts';
import { type Report, reportTwice } from './report.ts';

/** Sources of information: names only once, and an address that says where the number goes. */
export const checkInformation = (root: RawSection, report: Report): void => {
  const rules = asList(root['information']).map(asSection);
  reportTwice(
    rules.map((rule) => textOf(rule, 'name')),
    (at) => ['information', at, 'name'],
    report,
  );
  for (const [at, rule] of rules.entries()) {
    const url = textOf(rule, 'url');
    if (textOf(rule, 'type') === 'http-json' && url !== undefined && !url.includes('{number}'))
      report(
        ['information', at, 'url'],
        'does not say where the number goes',
        'Write {number} where the caller’s number belongs.',
      );
  }
};
