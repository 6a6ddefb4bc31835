import { useState } from 'preact/hooks';
import type { DemoDeviceAction } from '../../../firmware/http/contract/demo-devices.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import type { DeviceProps } from './device-props.ts';

/** What can be done to a device: somebody calls, answers or hangs up, noise comes, the cable is pulled. */
export function DeviceHand({ device, callers, onActed }: DeviceProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const language = desk.preferences.language.value;
  const [chosen, setLine] = useState<string | null>(null);
  const [callerId, setCaller] = useState<string | null>(null);
  const line = chosen ?? device.lines[0]?.id ?? '';
  const caller = callers.find(({ id }) => id === callerId) ?? callers[0];
  const act = async (action: DemoDeviceAction) => {
    await desk.attempt(() => desk.box.demoAct(device.name, action));
    onActed();
  };
  const onSubmit = useSubmit(async () => {
    if (caller !== undefined) await act({ type: 'ring', line, caller: caller.caller });
  });
  const isUnplugged = device.terminal === null;
  const off = desk.stale.value || isUnplugged;
  return (
    <form class="device-hand" onSubmit={onSubmit}>
      <fieldset>
        <legend class="vh">{words.equipment.tryIt(words.equipment.types[device.type])}</legend>
        <div class="device-call">
          {device.lines.length > 1 && (
            <SelectField
              label={words.equipment.line}
              value={line}
              choices={device.lines.map(({ id, name }) => ({
                value: id,
                label: words.lines.lineName(id, name),
              }))}
              onValue={setLine}
            />
          )}
          <SelectField
            label={words.equipment.caller}
            value={caller?.id ?? ''}
            choices={callers.map(({ id, title }) => ({ value: id, label: title[language] }))}
            onValue={setCaller}
          />
        </div>
        {device.live !== null && (
          <label class="check">
            <input
              type="checkbox"
              checked={device.live}
              disabled={off}
              onChange={(event) => void act({ type: 'live', on: event.currentTarget.checked })}
            />
            {words.equipment.live}
          </label>
        )}
        <div class="btns">
          <button type="submit" class="btn is-first" disabled={off}>
            {words.equipment.ring}
          </button>
          {device.tells.answers && (
            <Action disabled={off} onPress={() => act({ type: 'answer', line })}>
              {words.equipment.answer}
            </Action>
          )}
          {device.tells.ends && (
            <Action disabled={off} onPress={() => act({ type: 'hang-up', line })}>
              {words.equipment.hangUp}
            </Action>
          )}
          <Action disabled={off} onPress={() => act({ type: 'garbage' })}>
            {words.equipment.garbage}
          </Action>
          <Action
            disabled={desk.stale.value}
            onPress={() => act({ type: isUnplugged ? 'plug-in' : 'unplug' })}
          >
            {isUnplugged ? words.equipment.plugIn : words.equipment.unplug}
          </Action>
        </div>
      </fieldset>
    </form>
  );
}

interface ActionProps {
  disabled: boolean;
  onPress: () => Promise<void>;
  children: string;
}

function Action({ disabled, onPress, children }: ActionProps) {
  return (
    <button type="button" class="btn" disabled={disabled} onClick={() => void onPress()}>
      {children}
    </button>
  );
}
