import { splitLegalForm } from '../format/legal-form.ts';

/** A customer's name with its legal form set small. Whatever is stored is text, never markup. */
export function Name({ name }: { name: string }) {
  const { before, core, after } = splitLegalForm(name);
  return (
    <>
      {before !== '' && <span class="corp is-pre">{before}</span>}
      {core}
      {after !== '' && <span class="corp is-post">{after}</span>}
    </>
  );
}
