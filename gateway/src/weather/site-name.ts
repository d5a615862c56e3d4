import type { Settings__Output } from '@atrium/protos/gen/atrium/status/v1/Settings';
import type { Text } from '@atrium/portal/weather';
import { settingsModel } from '../views/model.ts';

/** The name of the page as the numbers last shown told it; undefined until some were. */
export type SiteName = { hear: (settings: Settings__Output | null) => void; last: () => Text | undefined };

/** Remembers the name for pages that are made without numbers: nobody is asked for it. */
export const siteName = (): SiteName => {
  let known: Settings__Output | undefined;
  return {
    hear: (settings) => {
      known = settings ?? known;
    },
    last: () => known && settingsModel(known).name,
  };
};
