import { addUpdate } from './add-update.ts';
import { correctUpdate } from './correct-update.ts';
import { createComponent } from './create-component.ts';
import { createEvent } from './create-event.ts';
import { deleteDraft } from './delete-draft.ts';
import { deleteTemplate } from './delete-template.ts';
import type { Deps, Hooks } from './shared/deps.ts';
import { getComponentWeather } from './get-component-weather.ts';
import { getComponent } from './get-component.ts';
import { getEvent } from './get-event.ts';
import { getImport } from './get-import.ts';
import { getPostmortem } from './get-postmortem.ts';
import { getRevision } from './get-revision.ts';
import { getSettings } from './get-settings.ts';
import { getUptime } from './get-uptime.ts';
import { getWeather } from './get-weather.ts';
import { listComponents } from './list-components.ts';
import { listEvents } from './list-events.ts';
import { listImportLines } from './list-import-lines.ts';
import { listRegions } from './list-regions.ts';
import { listTemplates } from './list-templates.ts';
import { prepareLeftovers } from './prepare-leftovers.ts';
import { publishEvent } from './publish-event.ts';
import { putImportPart } from './put-import-part.ts';
import { putPostmortem } from './put-postmortem.ts';
import { putRegion } from './put-region.ts';
import { putSettings } from './put-settings.ts';
import { putTemplate } from './put-template.ts';
import { reviseEvent } from './revise-event.ts';
import { runImport } from './run-import.ts';
import { startImport } from './start-import.ts';
import { takeBackEvent } from './take-back-event.ts';
import { touchDueEvents } from './touch-due-events.ts';
import { updateComponent } from './update-component.ts';
import { workImports } from './work-imports.ts';

/** All that this service can do, on one screen. */
export const useCases = (deps: Deps & Hooks) => ({
  getWeather: getWeather(deps),
  getComponentWeather: getComponentWeather(deps),
  getUptime: getUptime(deps),
  getRevision: getRevision(deps),
  listRegions: listRegions(deps),
  putRegion: putRegion(deps),
  getSettings: getSettings(deps),
  putSettings: putSettings(deps),
  listComponents: listComponents(deps),
  getComponent: getComponent(deps),
  createComponent: createComponent(deps),
  updateComponent: updateComponent(deps),
  listEvents: listEvents(deps),
  getEvent: getEvent(deps),
  createEvent: createEvent(deps),
  addUpdate: addUpdate(deps),
  reviseEvent: reviseEvent(deps),
  correctUpdate: correctUpdate(deps),
  publishEvent: publishEvent(deps),
  takeBackEvent: takeBackEvent(deps),
  deleteDraft: deleteDraft(deps),
  getPostmortem: getPostmortem(deps),
  putPostmortem: putPostmortem(deps),
  listTemplates: listTemplates(deps),
  putTemplate: putTemplate(deps),
  deleteTemplate: deleteTemplate(deps),
  startImport: startImport(deps),
  putImportPart: putImportPart(deps),
  runImport: runImport(deps),
  getImport: getImport(deps),
  listImportLines: listImportLines(deps),
  touchDueEvents: touchDueEvents(deps),
  prepareLeftovers: prepareLeftovers(deps),
  workImports: workImports(deps),
});

export type UseCases = ReturnType<typeof useCases>;
