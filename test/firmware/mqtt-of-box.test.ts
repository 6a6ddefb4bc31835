import test, { type ExecutionContext } from 'ava';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { MqttConfig } from '../../firmware/mqtt/mqtt-config.ts';
import { LOGIN, type Mosquitto, mosquittoMissing, startMosquitto } from '../support/mosquitto.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const missing = mosquittoMissing();
const onBroker = missing === null ? test : test.skip;
if (missing !== null) console.log(`skipped: a real message broker: ${missing}`);

async function setUp(t: ExecutionContext): Promise<{ broker: Mosquitto; box: TestBox }> {
  const broker = await startMosquitto();
  t.teardown(() => broker.stop());
  const mqtt: MqttConfig = {
    ...{ host: '127.0.0.1', port: broker.port, tls: { ca: broker.pem }, login: LOGIN },
    ...{ prefix: 'rusuban', discoveryPrefix: 'homeassistant', callers: 'number' },
  };
  const box = await startBox(t, { change: (config) => ({ ...config, mqtt }) });
  return { broker, box };
}

onBroker(
  'a broker is told of mode, lines and calls, sets the mode, and is told anew after a restart',
  async (t) => {
    const { broker, box } = await setUp(t);
    let { heard, client } = await broker.listen();
    const tells = (topic: string, payload: string) =>
      box.until(
        `${topic} ${payload}`,
        async () => heard.get(`rusuban/${topic}`),
        (told) => told === payload,
      );
    await tells('availability', 'online');
    await tells('mode/state', 'present');
    t.is([...heard.keys()].filter((topic) => topic.startsWith('homeassistant/device/')).length, 1);

    await client.publishAsync('rusuban/mode/set', 'away', { qos: 1 });
    await tells('mode/state', 'away');
    const { body } = await box.ask<Board>('GET', '/api/board');
    t.like(body.mode, { mode: 'away', by: 'mqtt' });
    await client.publishAsync('rusuban/mode/set', 'nonsense', { qos: 1 });

    await box.until(
      'the PBX',
      () => box.ask<{ items: { phase: string }[] }>('GET', '/api/links'),
      ({ body: { items } }) => items[0]?.phase === 'up',
    );
    const call = box.pbx.ring({ from: '0300001201', did: '0300000001', extensions: ['101'] });
    await tells('line/1/state', 'ringing');
    call.hangUp('caller');
    await tells('line/1/state', 'idle');
    await box.until(
      'the last call',
      async () => heard.get('rusuban/last-call/attributes') ?? '',
      (told) => told.includes('"outcome":"missed"') && told.includes('+81300001201'),
    );

    await client.endAsync(true);
    await broker.restart();
    ({ heard, client } = await broker.listen());
    await tells('availability', 'online');
    await tells('mode/state', 'away');

    await box.stop();
    await tells('availability', 'offline');
    await client.endAsync(true);
  },
);

test('a box whose broker is not there works as one without', async (t) => {
  const mqtt: MqttConfig = {
    ...{ host: '127.0.0.1', port: 9, tls: null, login: null },
    ...{ prefix: 'rusuban', discoveryPrefix: null, callers: 'none' },
  };
  const box = await startBox(t, { change: (config) => ({ ...config, mqtt }) });
  t.is((await box.ask('GET', '/api/board')).status, 200);
});
