import { useEffect, useRef } from 'preact/hooks';
import { AuditLog } from '../access/audit-log.tsx';
import { CertificateSettings } from '../access/certificate-settings.tsx';
import { TerminalSettings } from '../access/terminal-settings.tsx';
import { TokenSettings } from '../access/token-settings.tsx';
import { UserSettings } from '../access/user-settings.tsx';
import { NotYoursPage } from '../app/not-yours-page.tsx';
import { isSectionPart, SectionSettings } from '../configuration/section-settings.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { type Part, partOf } from './parts.ts';
import { PhraseSettings } from './phrase-settings.tsx';
import { RepresentativeSettings } from './representative-settings.tsx';
import { RuleSettings } from './rule-settings.tsx';
import { ScreenSettings } from './screen-settings.tsx';
import { SideNav } from './side-nav.tsx';
import { TemplateSettings } from './template-settings.tsx';
import { TextSettings } from './text-settings.tsx';

/** The settings, one part at a time; the part stands behind the # of the address. */
export function SettingsPage() {
  const desk = useDesk();
  const { hash } = desk.router.place.value;
  const words = useOfficeWords().settings;
  const part = partOf(hash, desk.isAdministrator.value) ?? 'screen';
  useTopOf(part);
  if (part !== hash && partOf(hash, true) !== null) return <NotYoursPage reserved="administrator" />;
  return (
    <div class="settings">
      <SideNav current={part} />
      <div class="stack is-wide">
        <h1>{words.parts[part]}</h1>
        {part === 'screen' && <ScreenSettings />}
        {isSectionPart(part) && <SectionSettings key={part} part={part} />}
        {part === 'texts' && <TextSettings />}
        {part === 'rules' && <RuleSettings />}
        {part === 'templates' && <TemplateSettings />}
        {part === 'phrases' && <PhraseSettings />}
        {part === 'representatives' && <RepresentativeSettings />}
        {part === 'users' && <UserSettings />}
        {part === 'terminals' && <TerminalSettings />}
        {part === 'tokens' && <TokenSettings />}
        {part === 'audit' && <AuditLog />}
        {part === 'certificate' && <CertificateSettings />}
      </div>
    </div>
  );
}

/** Another part begins at its top, wherever the one before was read. */
function useTopOf(part: Part): void {
  const before = useRef(part);
  useEffect(() => {
    if (before.current !== part) window.scrollTo(0, 0);
    before.current = part;
  }, [part]);
}
