import type { Stores } from '../application/ports.ts';
import type { Region } from '../domain/regions.ts';
import type { Template } from '../domain/templates.ts';
import { componentStore } from './components.ts';
import { eventStore } from './events.ts';
import { importStore } from './imports.ts';
import { shelfOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';
import { monthStore } from './months.ts';
import { pageStore } from './page.ts';

/** Every store of this service. */
export const storesOn = (models: Models, kit: StoreKit): Stores => ({
  components: componentStore(models, kit),
  regions: shelfOn<Region>(models.regions, kit),
  templates: shelfOn<Template>(models.templates, kit),
  events: eventStore(models, kit),
  months: monthStore(models),
  page: pageStore(models, kit),
  imports: importStore(models, kit),
});
