import { composeMemo, composeMissed } from '../mail/compose.ts';
import { composeDigest } from '../mail/compose-digest.ts';
import type { CallFacts, Occasion } from '../mail/compose-facts.ts';
import { composeNotice, type NoticeFacts } from '../mail/compose-notice.ts';
import { sampleCall, sampleDigest } from '../mail/sample-call.ts';
import type { TemplateKind, TemplateSource } from '../mail/template-fields.ts';
import { type Composed, type PartFault, templateFaults } from '../mail/templates.ts';
import { getCall } from '../store/calls.ts';
import type { Handle } from '../store/connection.ts';
import { getSettings } from '../store/settings.ts';
import { factsForMail, type Letterhead } from './letterhead.ts';
import { toldAbout } from './told.ts';

export interface TemplateDraft {
  readonly kind: TemplateKind;
  readonly locale: 'ja' | 'en';
  readonly source: TemplateSource;
  /** A call to fill it with; null: an invented one. */
  readonly callKey: string | null;
}

const HOUR_MS = 3_600_000;
const READER = { ja: '高橋 健一', en: 'Kenichi Takahashi' } as const;
const AUTHOR = { ja: '伊藤 さくら', en: 'Sakura Ito' } as const;
const MEMO = {
  ja: '納期の件で、折り返し電話をください。',
  en: 'Please call back about the delivery date.',
} as const;

/** What a template would make, or everything that is wrong with it. Nothing is stored. */
export async function previewTemplate(
  db: Handle,
  draft: TemplateDraft,
  letterhead: Letterhead,
  now: number,
): Promise<{ readonly faults: readonly PartFault[]; readonly mail: Composed | null }> {
  const faults = templateFaults(draft.kind, draft.source);
  if (faults.length > 0) return { faults, mail: null };
  const { locale, kind, source } = draft;
  const { siteName, timeZone } = letterhead;
  const occasion = { siteName, timeZone, locale, toName: READER[locale], templates: { [kind]: source } };
  const call = draft.callKey === null ? null : await getCall(db, draft.callKey);
  const facts =
    call === null
      ? sampleCall(now, locale)
      : factsForMail(call, letterhead, locale, await toldAbout(db, call, letterhead));
  const { absenceMemo } = await getSettings(db);
  return { faults: [], mail: composed(kind, facts, absenceMemo, occasion) };
}

function sampleNotice({ startedAt, isTimeKnown }: CallFacts): NoticeFacts {
  return {
    code: 'mail-stuck',
    why: '',
    subject: null,
    since: startedAt - HOUR_MS,
    until: startedAt,
    isTimeKnown,
  };
}

function composed(kind: TemplateKind, facts: CallFacts, absenceMemo: string, occasion: Occasion): Composed {
  const { locale } = occasion;
  switch (kind) {
    case 'missed':
      return composeMissed(facts, absenceMemo, occasion);
    case 'memo':
      return composeMemo(
        facts,
        { text: MEMO[locale], subject: '', author: AUTHOR[locale], extension: '12' },
        occasion,
      );
    case 'digest':
      return composeDigest(sampleDigest(facts, absenceMemo), occasion);
    case 'report':
      return composeNotice(sampleNotice(facts), occasion);
  }
}
