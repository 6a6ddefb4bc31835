import { useRef } from 'preact/hooks';
import { useGateWords } from '../parts/desk-context.ts';

const PLACES = [0, 1, 2, 3, 4, 5] as const;

/** Six places for six digits. The digits may also be pasted at once; full-width ones are taken too. */
export function CodeFields({ code, onCode }: { code: string; onCode: (code: string) => void }) {
  const words = useGateWords().gate;
  const group = useRef<HTMLFieldSetElement>(null);
  const focus = (place: number) =>
    group.current?.querySelectorAll('input')[Math.max(0, Math.min(5, place))]?.focus();
  const typed = (place: number, text: string) => {
    const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
    if (digits === '') return;
    const next = `${code.slice(0, place)}${digits}${code.slice(place + digits.length)}`.slice(0, 6);
    onCode(next);
    focus(Math.min(place, code.length) + digits.length);
  };
  return (
    <fieldset class="code6" ref={group}>
      <legend class="vh">{words.pairCode}</legend>
      {PLACES.map((place) => (
        <input
          key={place}
          class="in"
          inputMode="numeric"
          autoComplete={place === 0 ? 'one-time-code' : 'off'}
          aria-label={words.digit(place + 1)}
          value={code[place] ?? ''}
          onInput={(event) => {
            typed(place, event.currentTarget.value);
            event.currentTarget.value = code[place] ?? '';
          }}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key !== 'Backspace') return;
            event.preventDefault();
            onCode(code.slice(0, Math.max(0, code[place] === undefined ? code.length - 1 : place)));
            focus(place - (code[place] === undefined ? 1 : 0));
          }}
        />
      ))}
    </fieldset>
  );
}
