import { useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';

/** A column of a list: which field of its entries, and what it is called. */
export interface Column<Entry> {
  readonly field: keyof Entry & string;
  readonly label: string;
  readonly kind?: 'tel';
  readonly max: number;
}

export interface EntryRowsProps<Entry> {
  readonly title: string;
  readonly items: readonly Entry[];
  readonly columns: readonly Column<Entry>[];
  /** Names a row for who hears the page. */
  readonly rowName: (n: number) => string;
  readonly addLabel: string;
  readonly fresh: Entry;
  readonly most: number;
  /** @param path `0.id` */
  readonly problem: (path: string) => string | undefined;
  readonly onItems: (items: Entry[]) => void;
}

/** A list whose order counts: each row has its fields, and can be moved and removed. */
export function EntryRows<Entry extends Readonly<Record<string, string>>>(props: EntryRowsProps<Entry>) {
  const words = useOfficeWords();
  const { title, items, columns, rowName, problem, onItems } = props;
  const change = (row: number, field: string, value: string) =>
    onItems(items.map((item, at) => (at === row ? { ...item, [field]: value } : item)));
  const move = (row: number) => {
    const [one, other] = [items[row - 1], items[row]];
    if (one !== undefined && other !== undefined) onItems(items.with(row - 1, other).with(row, one));
  };
  return (
    <div class="entries">
      <ol aria-label={title}>
        {items.map((item, row) => (
          // A row has no identity but its place: its id is being typed
          <li key={row} class={row === 0 ? 'entry' : 'entry is-next'}>
            {columns.map(({ field, label, kind, max }) => (
              <TextField
                key={field}
                label={label}
                kind={kind ?? 'text'}
                value={item[field] ?? ''}
                maxLength={max}
                error={problem(`${row}.${field}`)}
                onValue={(value) => change(row, field, value)}
              />
            ))}
            <span class="btns">
              <button
                type="button"
                class="btn is-small"
                disabled={row === 0}
                aria-label={`${rowName(row + 1)} ${words.settings.up}`}
                onClick={() => move(row)}
              >
                {words.settings.up}
              </button>
              <button
                type="button"
                class="btn is-small is-icon"
                aria-label={`${rowName(row + 1)} ${words.act.remove}`}
                onClick={() => onItems(items.filter((_, at) => at !== row))}
              >
                <Icon name="close" />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="btn is-start"
        disabled={items.length >= props.most}
        onClick={() => onItems([...items, props.fresh])}
      >
        <Icon name="plus" />
        {props.addLabel}
      </button>
    </div>
  );
}
