import { pageSize } from '@atrium/chassis/page';
import type { UseCases } from '../../application/use-cases.ts';
import { eventPages } from '../wire/cursors.ts';
import { toWireComponentWeather, toWireReport, toWireWeather } from '../wire/weather.ts';
import type { Doors } from './doors.ts';

type Methods = 'GetWeather' | 'GetComponentWeather' | 'GetUptime' | 'GetRevision';

/** What anybody may read: the weather. */
export const weatherDoors = (cases: UseCases): Doors<Methods> => ({
  GetWeather: async ({ region, days, until }) => toWireWeather(await cases.getWeather({ region, days, until })),
  GetComponentWeather: async ({ key, region, days, until, page }) => {
    // Not of the region: where none is asked for it is the first, and a link that names that one goes on.
    const past = { past: key };
    const paging = { after: eventPages.decode(page?.token ?? '', past), limit: pageSize(page?.size) };
    return toWireComponentWeather(await cases.getComponentWeather({ key, region, days, until, ...paging }), past);
  },
  GetUptime: async (request) => toWireReport(await cases.getUptime(request)),
  GetRevision: async () => ({ revision: await cases.getRevision() }),
});
