import { useState } from 'preact/hooks';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { RepresentativeForm } from './representative-form.tsx';

/** Who looks after customers; one at a time is open for editing. */
export function RepresentativeSettings() {
  const desk = useDesk();
  const words = useOfficeWords();
  const [open, setOpen] = useState<string | null>(null);
  const { value, error, reload } = useLoaded(
    'representatives',
    (signal) => desk.box.representatives(signal),
    [desk.changes.of('settings')],
  );
  const close = () => {
    setOpen(null);
    reload();
  };
  if (error !== null) return <Oops error={error} retry={reload} />;
  if (value === null) return null;
  return (
    <>
      <p class="sub">{words.settings.representativesNote}</p>
      {value.items.length === 0 && <Empty title={words.settings.noRepresentatives} />}
      <ul class="people">
        {value.items.map((person) => (
          <li key={person.id}>
            {open === person.id ? (
              <RepresentativeForm person={person} onClose={close} />
            ) : (
              <PersonRow person={person} onOpen={() => setOpen(person.id)} />
            )}
          </li>
        ))}
        {open === '' && (
          <li>
            <RepresentativeForm person={null} onClose={close} />
          </li>
        )}
      </ul>
      {open !== '' && (
        <button type="button" class="btn is-start" disabled={desk.stale.value} onClick={() => setOpen('')}>
          <Icon name="plus" />
          {words.settings.newRepresentative}
        </button>
      )}
    </>
  );
}

function PersonRow({ person, onOpen }: { person: Representative; onOpen: () => void }) {
  const words = useOfficeWords();
  return (
    <div class="person">
      <div>
        <b>{person.name}</b>
        {person.extension !== null && <small>{words.lines.extension(person.extension, '')}</small>}
      </div>
      <p class="dim">
        {person.addresses
          .map(({ address, label }) => (label === '' ? address : `${address}（${label}）`))
          .join(words.caller.comma)}
      </p>
      <button
        type="button"
        class="btn is-small"
        aria-label={`${person.name} ${words.act.open}`}
        onClick={onOpen}
      >
        {words.act.open}
      </button>
    </div>
  );
}
