import { DEMO } from '../access/who.ts';
import { CaughtMails, DemoCall, DemoPress, DemoState } from '../http/contract/demo.ts';
import { RefusalError } from '../http/refusal.ts';
import { Done, done, type Route, route } from '../http/route.ts';
import type { DayPlayer } from './day-player.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Stage } from './stage.ts';

/** What the demo's page and `rusuban simulate` ask for. */
export function demoRoutes(stage: Stage, day: DayPlayer): Route[] {
  const state = () => ({
    day: day.progress,
    led: stage.led,
    lines: stage.lines,
    scenarios: SCENARIOS.map((one) => ({ ...one, call: DemoCall.parse(one.call) })),
  });
  return [
    route({
      method: 'GET',
      path: '/api/demo',
      summary: 'The stage of the demo',
      who: DEMO,
      reply: DemoState,
      handle: state,
    }),
    route({
      method: 'POST',
      path: '/api/demo/call',
      summary: 'Play a call',
      who: DEMO,
      body: DemoCall,
      reply: Done,
      handle: ({ body }) => {
        if (!stage.lines.includes(body.line)) {
          throw new RefusalError(
            'invalid',
            `there is no line ${body.line}; there are: ${stage.lines.join(', ')}`,
          );
        }
        stage.call(body);
        return done;
      },
    }),
    route({
      method: 'POST',
      path: '/api/demo/press',
      summary: 'Press the button of the demo',
      who: DEMO,
      body: DemoPress,
      reply: DemoState,
      handle: async ({ body }) => {
        await stage.press(body.button);
        return state();
      },
    }),
    route({
      method: 'POST',
      path: '/api/demo/day',
      summary: 'Begin the played day',
      who: DEMO,
      reply: DemoState,
      handle: () => {
        day.start();
        return state();
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/demo/day',
      summary: 'End the played day',
      who: DEMO,
      reply: DemoState,
      handle: () => {
        day.stop();
        return state();
      },
    }),
    route({
      method: 'GET',
      path: '/api/demo/mails',
      summary: 'Mails that the demo has caught',
      who: DEMO,
      reply: CaughtMails,
      handle: () => ({ items: stage.mails.mails, next: null }),
    }),
  ];
}
