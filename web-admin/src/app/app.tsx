import { BoardPage } from '../board/board-page.tsx';
import { CallsToReturn } from '../board/calls-to-return.tsx';
import { Wall } from '../board/wall.tsx';
import { CardDock } from '../card/card-dock.tsx';
import { MemoDialog } from '../memo/memo-dialog.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { useGate } from './gate.tsx';
import { HealthStrip } from './health-strip.tsx';
import { LiveRegion } from './live-region.tsx';
import { NowherePage } from './nowhere-page.tsx';
import { type OfficePageType, useOffice } from './office.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { parseRoute, type Route } from './routes.ts';
import { StaleBanner } from './stale-banner.tsx';
import { ToastStack } from './toast-stack.tsx';
import { TopBar } from './top-bar.tsx';
import { useDocument } from './use-document.ts';
import { useGlobalKeys } from './use-global-keys.ts';

type InsideRoute = Exclude<Route, { page: 'gate' }>;

/** The whole page. Left is the telephone and the screens, right is mine: my card, my calls to return. */
export function App() {
  const desk = useDesk();
  const words = useWords();
  const place = desk.router.place.value;
  const route = parseRoute(place.path, new URLSearchParams(place.query));
  useDocument(route);
  useGlobalKeys();
  const office = useOffice();
  const Gate = useGate();
  const door = desk.door.value;
  if (door.phase === 'unknown') return null;
  if (route.page === 'gate' || door.phase === 'shut') {
    return <Gate door={route.page === 'gate' ? route.door : null} />;
  }
  if (route.page === 'board' && route.wall) {
    return (
      <div class="wall-page">
        <StaleBanner />
        <HealthStrip />
        <Wall />
        <LiveRegion />
      </div>
    );
  }
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <TopBar route={route} />
      <StaleBanner />
      <HealthStrip />
      <main id="main" class={route.page === 'board' ? 'page flush' : 'page'} tabIndex={-1}>
        <Columns route={route} Office={office} />
      </main>
      <ToastStack />
      <LiveRegion />
      <MemoDialog />
      <PersonDialog />
    </>
  );
}

/** The page keeps its place in the tree when a card opens beside it: nothing typed on it may be lost. */
function Columns({ route, Office }: { route: InsideRoute; Office: OfficePageType }) {
  const carded = useDesk().cards.value.length > 0;
  const onBoard = route.page === 'board';
  return (
    <div class={carded ? 'two is-card' : onBoard ? 'two' : 'one'}>
      <div class="left">
        <Page route={route} Office={Office} />
      </div>
      {(carded || onBoard) && (
        <div class="right">
          <CardDock />
          {onBoard && <CallsToReturn />}
        </div>
      )}
    </div>
  );
}

function Page({ route, Office }: { route: InsideRoute; Office: OfficePageType }) {
  switch (route.page) {
    case 'board':
      return <BoardPage />;
    case 'nowhere':
      return <NowherePage />;
    default:
      return <Office route={route} />;
  }
}
