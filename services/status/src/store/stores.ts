import type { ErrorFactory } from '@atrium/chassis/errors';
import type { Stores } from '../application/ports.ts';
import type { Component } from '../domain/components.ts';
import { takenKey } from '../domain/components.ts';
import { componentNotFound, keyTaken, postmortemNotFound, regionNotFound, templateNotFound } from '../domain/errors.ts';
import type { Postmortem } from '../domain/postmortems.ts';
import type { Region } from '../domain/regions.ts';
import type { Template } from '../domain/templates.ts';
import { eventStore } from './events.ts';
import { importStore } from './imports.ts';
import { shelfOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';
import { monthStore } from './months.ts';
import { pageStore } from './page.ts';

const of = (error: ErrorFactory) => (key: string) => error({ params: { key } });

/** Every store of this service. */
export const storesOn = (models: Models, kit: StoreKit): Stores => ({
  components: shelfOn<Component>(models.components, kit, { notFound: of(componentNotFound), taken: takenKey }),
  regions: shelfOn<Region>(models.regions, kit, { notFound: of(regionNotFound), taken: of(keyTaken) }),
  templates: shelfOn<Template>(models.templates, kit, { notFound: of(templateNotFound), taken: of(keyTaken) }),
  postmortems: shelfOn<Postmortem>(models.postmortems, kit, { notFound: of(postmortemNotFound) }),
  events: eventStore(models, kit),
  months: monthStore(models),
  page: pageStore(models, kit),
  imports: importStore(models, kit),
});
