import type { Route } from '../api/route.ts';
import { assetRoutes } from './assets.ts';
import { badgeRoutes, feedRoutes } from './feeds.ts';
import { keyListRoutes, keyMakeRoutes, keyRoutes } from './keys.ts';
import { contractRoutes, docsRoutes, eventSchemaRoutes } from './docs.ts';
import { indexRoutes, problemRoutes, type MetaKit } from './meta.ts';
import type { RouteKit, Routes } from './routes.ts';
import { componentWriteRoutes } from './status-components.ts';
import { draftDeleteRoutes, draftRoutes, eventChangeRoutes, updateCorrectRoutes } from './status-event-changes.ts';
import { eventCreateRoutes, eventUpdateRoutes } from './status-events.ts';
import { importPartRoutes, importReadRoutes, importWriteRoutes } from './status-import.ts';
import { regionRoutes, settingsRoutes, templateReadRoutes, templateWriteRoutes } from './status-page.ts';
import { componentReadRoutes, eventExportRoutes, eventReadRoutes } from './status-lists.ts';
import { componentWeatherRoutes, summaryRoutes, uptimeRoutes, weatherReadRoutes } from './status-read.ts';
import { statuspageRoutes } from './statuspage.ts';
import { dayPageRoutes, eventPageRoutes, weatherPageRoutes } from './weather-pages.ts';

const fromPrepared =
  (declare: Routes): Routes =>
  (route, kit) =>
    declare((spec, handler) => route({ ...spec, prepared: true }, handler), kit);

/** Every route; the order is that of the document, and of the matching where two could fit. */
export const declareAll = (route: Route, kit: RouteKit & MetaKit): void => {
  indexRoutes(route, kit);
  const all: readonly Routes[] = [
    ...[weatherReadRoutes, componentWeatherRoutes, summaryRoutes, uptimeRoutes].map(fromPrepared),
    ...[eventReadRoutes, eventExportRoutes, eventCreateRoutes, eventUpdateRoutes, eventChangeRoutes],
    ...[updateCorrectRoutes],
    ...[draftRoutes, draftDeleteRoutes, componentReadRoutes, componentWriteRoutes],
    ...[regionRoutes, settingsRoutes, templateReadRoutes, templateWriteRoutes],
    ...[importWriteRoutes, importPartRoutes, importReadRoutes, keyMakeRoutes, keyListRoutes, keyRoutes],
    ...[statuspageRoutes, feedRoutes, badgeRoutes].map(fromPrepared),
    ...[weatherPageRoutes, eventPageRoutes, dayPageRoutes].map(fromPrepared),
    assetRoutes,
  ];
  for (const declare of all) declare(route, kit);
  problemRoutes(route, kit);
  contractRoutes(route, kit);
  eventSchemaRoutes(route);
  docsRoutes(route, kit);
};
