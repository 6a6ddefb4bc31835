import { useEffect } from 'preact/hooks';
import { problemText } from '../desk/problem.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { MemoEditor } from './memo-editor.tsx';

/** The memo dialog (SPEC D4, D5) of the call in `desk.memoFor`; it opens when everything it needs is there. */
export function MemoDialog() {
  const callKey = useDesk().memoFor.value;
  return callKey === null ? null : <LoadedMemo key={callKey} callKey={callKey} />;
}

function LoadedMemo({ callKey }: { callKey: string }) {
  const desk = useDesk();
  const needs = useLoaded(`memo ${callKey}`, async (signal) => {
    const [form, representatives, phrases] = await Promise.all([
      desk.box.memoForm(callKey, signal),
      desk.box.representatives(signal),
      desk.box.phrases(signal),
    ]);
    return { form, representatives: representatives.items, phrases: phrases.items };
  });
  const { error } = needs;
  useEffect(() => {
    if (error === null) return;
    desk.memoFor.value = null;
    desk.toasts.fail(problemText(error, desk.words.value));
  }, [error, desk]);
  if (needs.value === null) return null;
  return <MemoEditor {...needs.value} />;
}
