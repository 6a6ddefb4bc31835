import test from 'ava';
import { automaticTargets, wayOf } from '../../../firmware/mail/address-kind.ts';

test('how an address is written says how it is told', (t) => {
  t.is(wayOf('ito@office.example'), 'mail');
  t.is(wayOf('HTTPS://hook.example/x'), 'webhook');
  t.is(wayOf('http://10.0.0.2/x'), 'webhook');
  t.is(wayOf('mqtt:office/ito'), 'mqtt');
});

test('an automatic notice goes to the first address and to every program', (t) => {
  t.deepEqual(automaticTargets(['a@x', 'b@x', 'https://h', 'mqtt:n']), ['a@x', 'https://h', 'mqtt:n']);
  t.deepEqual(automaticTargets(['https://h', 'a@x']), ['https://h'], 'a program may be the only way');
  t.deepEqual(automaticTargets([]), [null], 'it waits for a person to give an address');
});
