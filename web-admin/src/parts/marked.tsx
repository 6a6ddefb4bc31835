/** A text with the searched part underlined. Width and case of letters do not matter, as in the box's search. */
export function Marked({ text, part }: { text: string; part: string }) {
  const at = part === '' ? -1 : fold(text).indexOf(fold(part));
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  );
}

/** One character for one character, so that places stay the same: lower case, katakana as hiragana. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
