import type { RepresentativeInput } from '../../../firmware/http/contract/customers.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';

type Address = RepresentativeInput['addresses'][number];

export interface AddressFieldsProps {
  addresses: readonly Address[];
  problems: ReadonlyMap<string, string>;
  onAddresses: (addresses: Address[]) => void;
}

const AT_MOST = 10;
const CHARSETS = ['utf-8', 'iso-2022-jp', 'shift_jis'] as const;

/** The first address is the one that is proposed. */
export function AddressFields({ addresses, problems, onAddresses }: AddressFieldsProps) {
  const words = useOfficeWords();
  const change = (row: number, part: Partial<Address>) =>
    onAddresses(addresses.map((entry, index) => (index === row ? { ...entry, ...part } : entry)));
  return (
    <fieldset class="sec numbers">
      <legend class="vh">{words.settings.addresses}</legend>
      {addresses.map((entry, row) => (
        // A row has no identity but its place
        <div key={row} class={row === 0 ? 'number-row is-address' : 'number-row is-address is-next'}>
          <TextField
            label={words.settings.mailAddress}
            kind="email"
            value={entry.address}
            error={problems.get(`addresses.${row}.address`) ?? problems.get(`addresses.${row}`)}
            onValue={(address) => change(row, { address })}
          />
          <TextField
            label={words.settings.addressLabel}
            value={entry.label}
            onValue={(label) => change(row, { label })}
          />
          <SelectField
            label={words.settings.charset}
            value={entry.charset}
            choices={CHARSETS.map((value) => ({ value, label: words.settings.charsets[value] }))}
            onValue={(value) => change(row, { charset: CHARSETS.find((one) => one === value) ?? 'utf-8' })}
          />
          {addresses.length > 1 && (
            <span class="btns">
              <button
                type="button"
                class="btn is-small is-icon"
                aria-label={`${entry.address} ${words.act.remove}`}
                onClick={() => onAddresses(addresses.filter((_, index) => index !== row))}
              >
                <Icon name="close" />
              </button>
            </span>
          )}
        </div>
      ))}
      <p class="note">{words.settings.addressHelp}</p>
      {addresses.length < AT_MOST && (
        <button
          type="button"
          class="link"
          onClick={() => onAddresses([...addresses, { address: '', label: '', charset: 'utf-8' }])}
        >
          {words.settings.addAddress}
        </button>
      )}
    </fieldset>
  );
}
