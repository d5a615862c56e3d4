import type { Logger } from '@atrium/chassis/logger';
import type { Route } from '../api/route.ts';
import type { Backends } from '../backends.ts';
import type { ApiKeys } from '../keys/port.ts';
import type { Prepared } from '../weather/prepared.ts';

/** What routes are given. */
export type RouteKit = {
  backends: Backends;
  prepared: Prepared;
  keys: ApiKeys;
  /** Called after a write: the next reading sees it (ST-12). */
  changed: () => void;
  publicUrl: string;
  logger: Logger;
};

/** A file of routes: declares them. */
export type Routes = (route: Route, kit: RouteKit) => void;
