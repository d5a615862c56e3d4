import type { Logger } from '@atrium/chassis/logger';
import type { Route } from '../api/route.ts';
import type { Backends } from '../backends.ts';
import type { ApiKeys } from '../keys/port.ts';
import type { Hub } from '../live/hub.ts';
import type { PortalApp } from '../portal/app.ts';
import type { Sessions } from '../sessions/desk.ts';
import type { Prepared } from '../weather/prepared.ts';

/** Who runs the installation (PO-07). */
export type Operator = { name: string; help: { email: string; phone: string; hours: string } };

/** What routes are given. */
export type RouteKit = {
  backends: Backends;
  prepared: Prepared;
  keys: ApiKeys;
  sessions: Sessions;
  portal: PortalApp;
  /** Tells open connections what changed (PO-04). */
  hub: Hub;
  /** Called after a write: the next reading sees it (ST-12). */
  changed: () => void;
  operator: Operator;
  publicUrl: string;
  logger: Logger;
};

/** A file of routes: declares them. */
export type Routes = (route: Route, kit: RouteKit) => void;
