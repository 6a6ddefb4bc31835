import { useState } from 'preact/hooks';
import type { Terminal } from '../../../firmware/http/contract/access.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { PairDialog } from './pair-dialog.tsx';
import { TerminalForm } from './terminal-form.tsx';

/** Paired browsers: who sits where, until when, and the way out for a lost one. */
export function TerminalSettings() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [pairing, setPairing] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Terminal | null>(null);
  const { value, error, reload } = useLoaded('terminals', async (signal) => {
    const [terminals, people] = await Promise.all([
      desk.box.terminals(signal),
      desk.box.representatives(signal),
    ]);
    return { items: terminals.items, people: people.items };
  });
  const close = () => {
    setOpen(null);
    reload();
  };
  if (error !== null) return <Oops error={error} retry={reload} />;
  const revoke = async (terminal: Terminal) => {
    setLeaving(null);
    await desk.attempt(() => desk.box.revokeTerminal(terminal.id));
    reload();
  };
  return (
    <>
      <p class="sub phrase">{words.access.terminalsNote}</p>
      {value?.items.length === 0 && <Empty title={words.access.noTerminals} />}
      <ul class="people">
        {value?.items.map((terminal) => (
          <li key={terminal.id}>
            {open === terminal.id ? (
              <TerminalForm terminal={terminal} people={value.people} onClose={close} />
            ) : (
              <TerminalRow
                terminal={terminal}
                sees={value.people.find(({ id }) => id === terminal.representativeId)?.name ?? null}
                onOpen={() => setOpen(terminal.id)}
                onRevoke={() => setLeaving(terminal)}
              />
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="btn is-start" onClick={() => setPairing(true)}>
        <Icon name="plus" />
        {words.access.newTerminal}
      </button>
      {pairing && (
        <PairDialog
          onClose={() => {
            setPairing(false);
            reload();
          }}
        />
      )}
      {leaving !== null && (
        <Ask
          question={words.access.revokeTerminal(leaving.name)}
          yes={words.access.revoke}
          onYes={() => void revoke(leaving)}
          onNo={() => setLeaving(null)}
        />
      )}
    </>
  );
}

interface TerminalRowProps {
  terminal: Terminal;
  /** The representative whose customers are all that it sees. */
  sees: string | null;
  onOpen: () => void;
  onRevoke: () => void;
}

function TerminalRow({ terminal, sees, onOpen, onRevoke }: TerminalRowProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const day = (at: number) => desk.time.value.dayKey(at);
  const { name, extension, revokedAt, expiresAt, seenAt } = terminal;
  const telephone = desk.board.value?.extensions.find(({ id }) => id === extension)?.name ?? '';
  return (
    <div class="person">
      <div>
        <b>{name}</b>
        {extension !== null && <small>{words.lines.extension(extension, telephone)}</small>}
        {sees !== null && <small>{words.access.seesOnly(sees)}</small>}
      </div>
      <p class="dim tnum">
        {revokedAt === null
          ? `${words.access.until(day(expiresAt))} · ${seenAt === null ? words.access.neverSeen : words.access.seen(day(seenAt))}`
          : words.access.revoked(day(revokedAt))}
      </p>
      {revokedAt === null && (
        <div class="btns">
          <button
            type="button"
            class="btn is-small"
            aria-label={`${name} ${words.act.open}`}
            onClick={onOpen}
          >
            {words.act.open}
          </button>
          <button
            type="button"
            class="btn is-small"
            aria-label={`${name} ${words.access.revoke}`}
            onClick={onRevoke}
          >
            {words.access.revoke}
          </button>
        </div>
      )}
    </div>
  );
}
