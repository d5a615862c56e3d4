import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { Event__Output } from '@atrium/protos/gen/atrium/status/v1/Event';
import type { MissingPart } from '@atrium/portal/weather';
import type { Ask } from '../numbers.ts';

type Near = readonly (Component__Output | null | undefined)[];

/** The components that events name beyond those at hand: of other places in the tree, or taken off the page. */
export const namedBy = async (ask: Ask, events: readonly Event__Output[], near: Near) => {
  const known = new Set(near.map((component) => component?.key));
  const names = new Set(events.flatMap((event) => event.components).filter((key) => !known.has(key)));
  if (names.size === 0) return { named: [], missing: [] };
  const list = await ask('ListComponents', { archived: true }).catch(() => undefined);
  const missing: MissingPart[] = list ? [] : ['components'];
  return { named: list?.components.filter(({ key }) => names.has(key)) ?? [], missing };
};
