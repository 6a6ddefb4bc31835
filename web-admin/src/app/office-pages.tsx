import '../styles/office.css';
import { CustomerPage } from '../customers/customer-page.tsx';
import { CustomersPage } from '../customers/customers-page.tsx';
import { NewCustomerPage } from '../customers/new-customer-page.tsx';
import { DemoPage } from '../demo/demo-page.tsx';
import { EquipmentPage } from '../demo/equipment-page.tsx';
import { HardwarePage } from '../hardware/hardware-page.tsx';
import { HistoryPage } from '../history/history-page.tsx';
import { ImportPage } from '../import/import-page.tsx';
import { MailPage } from '../mail/mail-page.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { SchedulePage } from '../schedule/schedule-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { StatisticsPage } from '../statistics/statistics-page.tsx';
import { WalkPage } from '../walk/walk-page.tsx';
import { NotYoursPage } from './not-yours-page.tsx';
import { reservedFor } from './reserved.ts';
import type { Route } from './routes.ts';

export type OfficeRoute = Exclude<Route, { page: 'board' } | { page: 'gate' } | { page: 'nowhere' }>;

/** The pages behind the board, in a file of their own: the board is there before they are loaded. */
export function OfficePage({ route }: { route: OfficeRoute }) {
  const { isAdministrator, isLimited } = useDesk();
  const who = { isAdministrator: isAdministrator.value, isLimited: isLimited.value };
  const reserved = reservedFor(route.page, who);
  if (reserved !== null) return <NotYoursPage reserved={reserved} />;
  switch (route.page) {
    case 'history':
      return <HistoryPage />;
    case 'customers':
      return <CustomersPage />;
    case 'customer':
      return <CustomerPage key={route.id} id={route.id} />;
    case 'new-customer':
      return <NewCustomerPage />;
    case 'mail':
      return <MailPage />;
    case 'settings':
      return <SettingsPage />;
    case 'start':
      return <WalkPage />;
    case 'import':
      return <ImportPage />;
    case 'statistics':
      return <StatisticsPage />;
    case 'schedule':
      return <SchedulePage />;
    case 'hardware':
      return <HardwarePage />;
    case 'demo':
      return <DemoPage />;
    case 'demo-equipment':
      return <EquipmentPage />;
  }
}
