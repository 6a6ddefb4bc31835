import { useState } from 'preact/hooks';
import type { Configuration, LinkFields, ShownLink } from '../../../firmware/http/contract/configuration.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { SelectField } from '../parts/select-field.tsx';
import type { FormProps } from './form-props.ts';
import { freshLink, KINDS, type LinkKind, linkFieldsOf } from './link-draft.ts';
import { LinkEditor } from './link-editor.tsx';
import { PlaceNote } from './section-frame.tsx';
import { takenOver } from './take-over.ts';

/** What is open: a piece of equipment by its place in the list, or a new one of a kind. */
type Open = { readonly at: number } | { readonly kind: LinkKind } | null;

/** The equipment that tells of calls; one at a time is open. */
export function LinksForm({ configuration, foot, onSaved }: FormProps) {
  const words = useOfficeWords().configuration;
  const [open, setOpen] = useState<Open>(null);
  const { links, lines, places } = configuration;
  const isFixed = places.links.type !== 'browser';
  const close = (saved?: Configuration) => {
    setOpen(null);
    if (saved !== undefined) onSaved(saved);
  };
  const fields = links.flatMap((link) => linkFieldsOf(link) ?? []);
  const editor = (link: LinkFields, at: number) => (
    <LinkEditor link={link} at={at} others={fields} lines={lines} onClose={close} />
  );
  return (
    <div class="sets">
      <p class="sub">{words.linksNote}</p>
      <PlaceNote place={places.links} />
      {links.length === 0 && open === null && <Empty title={words.noLinks} />}
      <ul class="people">
        {links.map((link, at) => (
          <li key={link.name}>
            {open !== null && 'at' in open && open.at === at && link.type !== 'other' ? (
              editor(fields[at] ?? freshLink(link.kind, lines), at)
            ) : (
              <LinkItem
                link={link}
                isFixed={isFixed || open !== null}
                onOpen={() => setOpen({ at })}
                onRemoved={close}
                others={fields}
              />
            )}
          </li>
        ))}
        {open !== null && 'kind' in open && <li>{editor(freshLink(open.kind, lines), links.length)}</li>}
      </ul>
      {!isFixed && open === null && (
        <AddLink hasLines={lines.length > 0} onKind={(kind) => setOpen({ kind })} />
      )}
      {open === null && <p class="note pad">{words.linksOfFile}</p>}
      {open === null && foot({ isDirty: false, isBusy: false, problemCount: 0, discard: () => undefined })}
    </div>
  );
}

function AddLink({ hasLines, onKind }: { hasLines: boolean; onKind: (kind: LinkKind) => void }) {
  const words = useOfficeWords().configuration;
  if (!hasLines) return <p class="place">{words.needLines}</p>;
  return (
    <div class="add-link">
      <SelectField
        label={words.addLink}
        value=""
        choices={[
          { value: '', label: words.chooseLine },
          ...KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] })),
        ]}
        onValue={(value) => {
          const kind = KINDS.find((one) => one === value);
          if (kind !== undefined) onKind(kind);
        }}
      />
    </div>
  );
}

interface LinkItemProps {
  link: ShownLink;
  isFixed: boolean;
  others: readonly LinkFields[];
  onOpen: () => void;
  onRemoved: (saved: Configuration) => void;
}

function LinkItem({ link, isFixed, others, onOpen, onRemoved }: LinkItemProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const [isAsking, setAsking] = useState(false);
  const text = words.configuration;
  const remove = async () => {
    setAsking(false);
    const items = others.filter(({ name }) => name !== link.name);
    await desk.attempt(async () =>
      onRemoved(await takenOver(await desk.box.saveLinks({ items }), desk.box, desk.clock)),
    );
  };
  return (
    <div class="person">
      <div>
        <b>{link.name}</b>
        <small>{link.type === 'other' ? link.kind : text.kinds[link.kind]}</small>
      </div>
      <p class="dim">{link.type === 'other' ? text.otherLink : whereOf(link)}</p>
      <span class="btns">
        <button
          type="button"
          class="btn is-small"
          disabled={isFixed || link.type === 'other'}
          aria-label={`${link.name} ${words.act.open}`}
          onClick={onOpen}
        >
          {words.act.open}
        </button>
        <button
          type="button"
          class="btn is-small is-danger"
          disabled={isFixed || desk.stale.value}
          aria-label={`${link.name} ${words.act.remove}`}
          onClick={() => setAsking(true)}
        >
          {words.act.remove}
        </button>
      </span>
      {isAsking && (
        <Ask
          question={text.removeLink(link.name)}
          yes={words.act.remove}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      )}
    </div>
  );
}

const whereOf = (link: Exclude<ShownLink, { type: 'other' }>): string =>
  link.type === 'serial' ? link.path : `${link.host}:${link.port}`;
