import type { Route } from './route.ts';
import { accessRoutes } from './routes/access.ts';
import { type Authority, authorityRoutes } from './routes/authority.ts';
import { backupRoutes } from './routes/backup.ts';
import { boardRoutes } from './routes/board.ts';
import { callExportRoutes } from './routes/call-export.ts';
import { callRoutes } from './routes/calls.ts';
import { certificateRoutes } from './routes/certificate.ts';
import { configurationRoutes } from './routes/configuration.ts';
import { customerExportRoutes } from './routes/customer-export.ts';
import { customerRoutes } from './routes/customers.ts';
import { descriptionRoute } from './routes/description.ts';
import { factRoutes } from './routes/facts.ts';
import { hardwareRoutes } from './routes/hardware.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/import.ts';
import { mailRuleRoutes } from './routes/mail-rules.ts';
import { memoRoutes } from './routes/memo.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { presenceRoutes } from './routes/presence.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { representativeRoutes } from './routes/representatives.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingRoutes } from './routes/settings.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { templateRoutes } from './routes/templates.ts';
import type { Services } from './services.ts';

/**
 * Everything a browser or a program may ask of the box. What is not in here is denied.
 *
 * @param authority null where there is no certificate, or the office brings its own
 */
export function allRoutes(services: Services, authority: Authority | null): Route[] {
  const routes: Route[] = [
    ...boardRoutes(services),
    ...callRoutes(services),
    ...factRoutes(services),
    ...callExportRoutes(services),
    ...memoRoutes(services),
    ...customerRoutes(services),
    ...customerExportRoutes(services),
    ...importRoutes(services),
    ...representativeRoutes(services),
    ...presenceRoutes(services),
    ...settingRoutes(services),
    ...configurationRoutes(services),
    ...backupRoutes(services),
    ...certificateRoutes(services),
    ...statisticsRoutes(services),
    ...mailRuleRoutes(services),
    ...templateRoutes(services),
    ...outboxRoutes(services),
    ...hardwareRoutes(services),
    ...healthRoutes(services),
    ...sessionRoutes(services),
    ...accessRoutes(services),
    ...privacyRoutes(services),
    ...authorityRoutes(authority),
  ];
  routes.push(descriptionRoute(routes));
  return routes;
}
