import { useEffect, useState } from 'preact/hooks';
import type {
  TemplateKind,
  TemplateLocale,
  TemplatePreview,
  TemplateSource,
} from '../../../firmware/http/contract/templates.ts';
import { useDesk } from '../parts/desk-context.ts';

export interface PreviewRequest {
  kind: TemplateKind;
  locale: TemplateLocale;
  source: TemplateSource;
  callKey: string | null;
}

/** Long enough not to ask at every key, short enough to feel alive. */
const PAUSE_MS = 250;

/** The mail that a draft makes; the last one stays while the next is asked for. Null until the first answer. */
export function useTemplatePreview({
  kind,
  locale,
  source,
  callKey,
}: PreviewRequest): TemplatePreview | null {
  const desk = useDesk();
  const [preview, setPreview] = useState<TemplatePreview | null>(null);
  const asked = JSON.stringify({ source, callKey });
  useEffect(() => {
    let isOver = false;
    const timer = desk.clock.after(PAUSE_MS, () => {
      desk.box.previewTemplate(locale, kind, JSON.parse(asked)).then(
        (answer) => !isOver && setPreview(answer),
        // The box is not there at the moment: the banner says so, and the next key asks again.
        () => undefined,
      );
    });
    return () => {
      isOver = true;
      timer.cancel();
    };
  }, [asked, kind, locale, desk]);
  return preview;
}
