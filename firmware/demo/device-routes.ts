import { DEMO } from '../access/who.ts';
import { DemoDeviceAction, DemoDeviceName, DemoDevices } from '../http/contract/demo-devices.ts';
import type { LinkRow } from '../http/contract/settings.ts';
import { type Route, route } from '../http/route.ts';
import { DEVICE_CALLERS } from './scenarios.ts';
import type { Shelf } from './shelf.ts';

/** What the page "equipment" of the demo and `rusuban simulate device` ask for. */
export function deviceRoutes(shelf: Shelf, links: () => readonly LinkRow[]): Route[] {
  const state = () => ({ items: shelf.devices(links()), callers: DEVICE_CALLERS });
  return [
    route({
      method: 'GET',
      path: '/api/demo/devices',
      summary: 'The simulated equipment',
      who: DEMO,
      reply: DemoDevices,
      handle: state,
    }),
    route({
      method: 'POST',
      path: '/api/demo/devices/:name',
      summary: 'Do something with a simulated device',
      who: DEMO,
      params: DemoDeviceName,
      body: DemoDeviceAction,
      reply: DemoDevices,
      handle: async ({ params, body }) => {
        await shelf.act(params.name, body);
        return state();
      },
    }),
  ];
}
