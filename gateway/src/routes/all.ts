import type { Route } from '../api/route.ts';
import { assetRoutes } from './assets.ts';
import { accountActRoutes, accountRoutes } from './identity-accounts.ts';
import { linkRoutes } from './identity-links.ts';
import { meRoutes } from './identity-me.ts';
import { passwordRuleRoutes, resetRoutes } from './identity-passwords.ts';
import { auditRoutes, recordRoutes } from './identity-records.ts';
import { sessionRoutes, whoIsRoutes } from './identity-session.ts';
import { ownSessionRoutes } from './identity-sessions.ts';
import { signUpRoutes } from './identity-sign-up.ts';
import { tokenRoutes } from './identity-tokens.ts';
import { operatorRoutes } from './operator.ts';
import { liveRoutes } from './live.ts';
import { portalRoutes } from './portal.ts';
import { badgeRoutes, feedRoutes } from './feeds.ts';
import { keyListRoutes, keyMakeRoutes, keyRoutes } from './keys.ts';
import { contractRoutes, docsRoutes, eventSchemaRoutes } from './docs.ts';
import { indexRoutes, problemRoutes, type MetaKit } from './meta.ts';
import type { RouteKit, Routes } from './routes.ts';
import { componentWriteRoutes } from './status-components.ts';
import {
  draftDeleteRoutes,
  draftRoutes,
  eventChangeRoutes,
  takeBackRoutes,
  updateCorrectRoutes,
} from './status-event-changes.ts';
import { eventCreateRoutes, eventUpdateRoutes } from './status-events.ts';
import { importPartRoutes, importReadRoutes, importWriteRoutes } from './status-import.ts';
import { regionRoutes, settingsRoutes, templateReadRoutes, templateWriteRoutes } from './status-page.ts';
import { componentReadRoutes, eventExportRoutes, eventReadRoutes } from './status-lists.ts';
import { componentWeatherRoutes, summaryRoutes, uptimeRoutes, weatherReadRoutes } from './status-read.ts';
import { postmortemRoutes } from './status-postmortems.ts';
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
    ...[updateCorrectRoutes, takeBackRoutes, postmortemRoutes],
    ...[draftRoutes, draftDeleteRoutes, componentReadRoutes, componentWriteRoutes],
    ...[regionRoutes, settingsRoutes, templateReadRoutes, templateWriteRoutes],
    ...[importWriteRoutes, importPartRoutes, importReadRoutes, keyMakeRoutes, keyListRoutes, keyRoutes],
    ...[sessionRoutes, whoIsRoutes, tokenRoutes, ownSessionRoutes, meRoutes, signUpRoutes, passwordRuleRoutes],
    ...[resetRoutes, linkRoutes, accountRoutes, accountActRoutes, recordRoutes, auditRoutes],
    ...[statuspageRoutes, feedRoutes, badgeRoutes].map(fromPrepared),
    ...[weatherPageRoutes, eventPageRoutes, dayPageRoutes].map(fromPrepared),
    ...[portalRoutes, assetRoutes],
  ];
  for (const declare of all) declare(route, kit);
  liveRoutes(route, kit);
  operatorRoutes(route, kit);
  problemRoutes(route, kit);
  contractRoutes(route, kit);
  eventSchemaRoutes(route);
  docsRoutes(route, kit);
};
