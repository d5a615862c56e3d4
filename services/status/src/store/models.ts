import { aggregateSchema } from '@atrium/chassis/mongo/document';
import { Schema, type Connection } from 'mongoose';
import { listIndexes } from './event-query.ts';

const mixed = Schema.Types.Mixed;
const text = { fr: String, en: String };
const stamp = { updatedAt: Number, updatedBy: mixed };

// What is made from an event, so that each query has its index; see event-record.ts.
const made = {
  on: [String],
  in: [String],
  openEnd: Boolean,
  lastsUntil: Number,
  newsAt: Number,
  dueAt: Number,
  prepared: Number,
  mark: mixed,
};

const events = () =>
  aggregateSchema(
    {
      id: String,
      kind: String,
      title: text,
      impact: String,
      phase: String,
      publication: String,
      publishAt: Number,
      components: [String],
      regions: [String],
      startsAt: Number,
      endsAt: Number,
      reconstructed: Boolean,
      updates: [mixed],
      ledger: [mixed],
      reach: mixed,
      origin: String,
      createdAt: Number,
      ...stamp,
      changedHereBy: mixed,
      takeBack: mixed,
      ...made,
    },
    'events',
  )
    .index(listIndexes.byBegin)
    .index(listIndexes.byComponent)
    .index(listIndexes.byPhase)
    .index(listIndexes.byNews)
    .index(listIndexes.byNewsOfComponent)
    .index({ publication: 1, lastsUntil: -1 })
    .index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } })
    .index({ publication: 1, prepared: 1, startsAt: -1 });

const months = () =>
  new Schema(
    {
      _id: String,
      component: String,
      region: String,
      month: String,
      zone: String,
      zoneVersion: Number,
      events: [mixed],
      days: [mixed],
      totals: mixed,
      version: Number,
    },
    { collection: 'months', autoIndex: false, versionKey: false },
  ).index({ region: 1, month: 1, component: 1 });

const components = () =>
  aggregateSchema(
    {
      key: String,
      parent: String,
      name: text,
      description: text,
      regions: [String],
      position: Number,
      knownSince: Number,
      archived: Boolean,
      moves: Number,
      ...stamp,
    },
    'components',
  ).index({ version: 1, moves: 1 });

const regions = () =>
  aggregateSchema({ key: String, name: text, timeZone: String, position: Number, ...stamp }, 'regions');

const templates = () =>
  aggregateSchema(
    { key: String, kind: String, title: text, text, impact: String, components: [String], ...stamp },
    'templates',
  );

const postmortems = () => aggregateSchema({ event: String, text, publishedAt: Number, ...stamp }, 'postmortems');

const settings = () => aggregateSchema({ name: text, weights: mixed, ...stamp }, 'settings');

const counters = () =>
  new Schema({ _id: String, value: Number }, { collection: 'counters', autoIndex: false, versionKey: false });

const imports = () =>
  aggregateSchema(
    {
      id: String,
      key: String,
      run: Number,
      format: String,
      digest: String,
      parts: Number,
      bytes: Number,
      dryRun: Boolean,
      region: String,
      columns: mixed,
      parent: String,
      language: String,
      state: String,
      plannedAt: Number,
      total: Number,
      handled: Number,
      counts: mixed,
      errorCode: String,
      errorParams: [mixed],
      worker: String,
      leaseUntil: Number,
      attempts: Number,
    },
    'imports',
  )
    .index({ key: 1, run: -1 }, { unique: true })
    .index({ state: 1, leaseUntil: 1 });

const keptDays = (days: number) => ({ expireAfterSeconds: days * 86_400 });

const importParts = () =>
  new Schema(
    { _id: String, import: String, part: Number, content: Buffer, at: Date },
    { collection: 'import_parts', autoIndex: false, versionKey: false },
  )
    .index({ import: 1, part: 1 }, { unique: true })
    .index({ at: 1 }, keptDays(2));

const importLines = () =>
  new Schema(
    { _id: String, import: String, line: Number, content: mixed, at: Date },
    { collection: 'import_lines', autoIndex: false, versionKey: false },
  )
    .index({ import: 1, line: 1 }, { unique: true })
    .index({ at: 1 }, keptDays(90));

const schemas = {
  events,
  months,
  components,
  regions,
  templates,
  postmortems,
  settings,
  counters,
  imports,
  importParts,
  importLines,
};

/** The collections of this service, with their shapes and indexes. */
export const modelsOn = (connection: Connection) => ({
  events: connection.model('Event', schemas.events()),
  months: connection.model('Month', schemas.months()),
  components: connection.model('Component', schemas.components()),
  regions: connection.model('Region', schemas.regions()),
  templates: connection.model('Template', schemas.templates()),
  postmortems: connection.model('Postmortem', schemas.postmortems()),
  settings: connection.model('Settings', schemas.settings()),
  counters: connection.model('Counter', schemas.counters()),
  imports: connection.model('Import', schemas.imports()),
  importParts: connection.model('ImportPart', schemas.importParts()),
  importLines: connection.model('ImportLine', schemas.importLines()),
});

export type Models = ReturnType<typeof modelsOn>;
