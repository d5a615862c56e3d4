import type { Component__Output } from '@atrium/protos/gen/atrium/status/v1/Component';
import type { ComponentWeather__Output } from '@atrium/protos/gen/atrium/status/v1/ComponentWeather';
import type { MissingPart } from '@atrium/portal/weather';
import type { Source } from '../numbers.ts';
import { dated } from './dated.ts';
import { namedBy } from './named.ts';
import { usualDays, type RangeQuery } from './weather.ts';

/** Past events of a component that the page, the badge and the API show unless told otherwise. */
const usualSizes = new Set([undefined, 1, 50]);

export type ComponentQuery = RangeQuery & { key: string; token?: string | undefined; size?: number | undefined };
export type ComponentNumbers = {
  weather: ComponentWeather__Output;
  named: Component__Output[];
  missing: MissingPart[];
};

/** One component (ST-02), with the components that its events name. */
export const componentSource: Source<ComponentQuery, ComponentNumbers> = {
  name: 'component',
  stay: ({ days, until, token, size }) =>
    until === undefined && token === undefined && usualDays.has(days) && usualSizes.has(size) ? 'long' : 'none',
  fetch: async (ask, { key, region = '', days, until = '', token = '', size = 20 }, revision) => {
    const weather = await ask('GetComponentWeather', { key, region, days, until, page: { size, token } });
    const near = [...weather.ancestors, weather.row?.component, ...weather.children.map((row) => row.component)];
    const events = [...weather.open, ...weather.planned, ...weather.past];
    return dated({ weather, ...(await namedBy(ask, events, near)) }, [weather], revision);
  },
};
