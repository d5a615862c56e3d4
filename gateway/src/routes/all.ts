import type { Route } from '../api/route.ts';
import { badgeRoutes, feedRoutes } from './feeds.ts';
import { keyMakeRoutes, keyRoutes } from './keys.ts';
import { documentRoutes, indexRoutes, problemRoutes, type MetaKit } from './meta.ts';
import type { RouteKit } from './routes.ts';
import { componentWriteRoutes } from './status-components.ts';
import { draftRoutes, eventChangeRoutes, eventCreateRoutes, eventUpdateRoutes } from './status-events.ts';
import { importPartRoutes, importReadRoutes, importWriteRoutes } from './status-import.ts';
import { regionRoutes, settingsRoutes, templateReadRoutes, templateWriteRoutes } from './status-page.ts';
import { componentReadRoutes, eventReadRoutes, uptimeRoutes, weatherReadRoutes } from './status-read.ts';
import { statuspageRoutes } from './statuspage.ts';
import { assetRoutes, eventPageRoutes, weatherPageRoutes } from './weather-pages.ts';

/** Every route; the order is that of the document, and of the matching where two could fit. */
export const declareAll = (route: Route, kit: RouteKit & MetaKit): void => {
  indexRoutes(route, kit);
  for (const declare of [weatherReadRoutes, uptimeRoutes, eventReadRoutes, componentReadRoutes]) declare(route, kit);
  for (const declare of [eventCreateRoutes, eventUpdateRoutes, eventChangeRoutes, draftRoutes]) declare(route, kit);
  componentWriteRoutes(route, kit);
  for (const declare of [regionRoutes, settingsRoutes, templateReadRoutes, templateWriteRoutes]) declare(route, kit);
  for (const declare of [importWriteRoutes, importPartRoutes, importReadRoutes, keyMakeRoutes, keyRoutes])
    declare(route, kit);
  for (const declare of [statuspageRoutes, feedRoutes, badgeRoutes]) declare(route, kit);
  for (const declare of [weatherPageRoutes, eventPageRoutes, assetRoutes]) declare(route, kit);
  problemRoutes(route);
  documentRoutes(route, kit);
};
