import test from 'ava';
import { Broker } from '../../../firmware/mqtt/broker.ts';
import { silentLog } from '../../../hw/log.ts';
import { LOGIN, mosquittoMissing, startMosquitto } from '../../support/mosquitto.ts';

const missing = mosquittoMissing();
const onBroker = missing === null ? test : test.skip;
if (missing !== null) console.log(`skipped: an order that a real broker kept: ${missing}`);

onBroker('an order that the broker kept from earlier is not obeyed, one that is given now is', async (t) => {
  const mosquitto = await startMosquitto();
  t.teardown(() => mosquitto.stop());
  const { client } = await mosquitto.listen();
  await client.publishAsync('box/mode/set', 'kept', { qos: 1, retain: true });
  const heard: string[] = [];
  const broker = new Broker({
    config: {
      ...{ host: '127.0.0.1', port: mosquitto.port, tls: { ca: mosquitto.pem }, login: LOGIN },
      ...{ prefix: 'box', discoveryPrefix: null, callers: 'none' },
    },
    ...{ log: silentLog, clientId: 'box', availability: 'box/availability' },
    subscriptions: ['box/mode/set'],
    onUp: () => undefined,
    onMessage: (_topic, payload) => void heard.push(payload),
  });
  await broker.start();
  t.teardown(() => broker.stop());
  // It gives what it kept before anything newer, and nothing before the box has subscribed.
  while (heard.length === 0) await client.publishAsync('box/mode/set', 'given', { qos: 1 });
  t.is(heard[0], 'given');
  await client.endAsync(true);
});
