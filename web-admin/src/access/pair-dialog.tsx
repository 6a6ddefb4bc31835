import { useEffect, useId, useState } from 'preact/hooks';
import type { Pairing, TerminalInput } from '../../../firmware/http/contract/access.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Modal } from '../parts/modal.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { QrCode } from './qr-code.tsx';
import { TerminalFields } from './terminal-fields.tsx';

const LOOK_MS = 2_000;

/** First what the terminal is, then the digits and the link by which it comes in. Closes itself when it came. */
export function PairDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const title = useId();
  const [draft, setDraft] = useState<TerminalInput>({ name: '', extension: null, representativeId: null });
  const people = useLoaded('representatives', (signal) => desk.box.representatives(signal));
  const [open, setOpen] = useState<Pairing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    if (open !== null) void desk.box.cancelPairing(open.id).catch(() => undefined);
    onClose();
  };
  const onSubmit = useSubmit(async () => {
    try {
      setOpen(await desk.box.beginPairing(draft));
    } catch (problem) {
      setError(problem);
    }
  });
  return (
    <Modal labelledBy={title} class="is-small" onClose={close}>
      <form onSubmit={onSubmit}>
        <div class="dialog-head">
          <h1 id={title}>{words.access.newTerminal}</h1>
        </div>
        {open === null ? (
          <div class="sec stack">
            <TerminalFields
              draft={draft}
              people={people.value?.items ?? []}
              onChange={(part) => setDraft({ ...draft, ...part })}
            />
            {error !== null && <Oops error={error} />}
          </div>
        ) : (
          <OpenPairing pairing={open} name={draft.name} onPaired={onClose} />
        )}
        <div class="foot">
          {open === null && (
            <button type="submit" class="btn is-first" disabled={draft.name.trim() === ''}>
              {words.access.begin}
            </button>
          )}
          <span class="push" />
          <button type="button" class="btn is-quiet" onClick={close}>
            {open === null ? words.act.cancel : words.act.close}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function OpenPairing({ pairing, name, onPaired }: { pairing: Pairing; name: string; onPaired: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const { id, code, secret, expiresAt } = pairing;
  const link = `${location.origin}/pair#${secret}`;
  const minutes = Math.max(0, Math.ceil((expiresAt - desk.now.value) / 60_000));
  useEffect(() => {
    const timer = desk.clock.every(LOOK_MS, () => {
      desk.box.pairing(id).then(
        ({ open }) => {
          if (open) return;
          if (minutes > 0) desk.toasts.say(words.access.paired(name));
          onPaired();
        },
        () => undefined,
      );
    });
    return () => timer.cancel();
  }, [id]);
  return (
    <div class="sec stack">
      <p class="phrase">{words.access.enterThere(name)}</p>
      <p class="bignum">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
      <p class="phrase">{words.access.orLink}</p>
      <QrCode text={link} label={words.access.qr} />
      <p class="note mono wrap">{link}</p>
      <p class="note tnum">{words.access.ends(minutes)}</p>
    </div>
  );
}
