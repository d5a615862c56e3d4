import { component, incident, pageOnly, statuspageAnswer, status } from '../schemas/statuspage.ts';
import { z } from 'zod';
import { eventsSource, type EventsQuery } from '../weather/sources/events.ts';
import { statuspage } from '../weather/views.ts';
import type { Route } from '../api/route.ts';
import type { RouteKit, Routes } from './routes.ts';

const base = '/status/api/v2';
const listMax = 50;

type Part = 'status' | 'components' | 'incidents' | 'scheduled_maintenances';
type Wish = { name: string; summary: string; parts: readonly Part[]; query: EventsQuery };

const schemas = {
  status,
  components: z.array(component),
  incidents: z.array(incident),
  scheduled_maintenances: z.array(incident),
} satisfies Record<Part, z.ZodType>;

const declare = (route: Route, { prepared }: RouteKit, { name, summary, parts, query }: Wish): void => {
  const schema = statuspageAnswer(Object.fromEntries(parts.map((part) => [part, schemas[part]])));
  const view = statuspage(...parts);
  const id = name.replace(/[/-](\w)/g, (_whole, letter: string) => letter.toUpperCase());
  route(
    {
      ...{
        method: 'get',
        path: `${base}/${name}.json`,
        operationId: `statuspage${id[0]?.toUpperCase() ?? ''}${id.slice(1)}`,
      },
      ...{ tag: 'statuspage', summary },
      answers: { 200: { description: 'As Statuspage answers.', schema: schema.extend(pageOnly) } },
    },
    ({ req }) => prepared(req, { source: eventsSource, query, view, asked: {}, keepAddress: true }),
  );
};

/** Statuspage's read API, version 2: tools made for it work unchanged (ST-16). */
export const statuspageRoutes: Routes = (route, kit) => {
  const lists = ['incidents', 'scheduled_maintenances'] as const;
  const wishes: Wish[] = [
    {
      ...{ name: 'summary', summary: 'Everything that is going on', query: { stage: 'current', size: listMax } },
      parts: ['components', ...lists, 'status'],
    },
    { name: 'status', summary: 'How bad it is, in a sentence', parts: ['status'], query: { stage: 'open', size: 1 } },
    { name: 'components', summary: 'All components', parts: ['components'], query: { stage: 'open', size: 1 } },
    {
      name: 'incidents',
      summary: 'The latest 50 incidents',
      parts: ['incidents'],
      query: { kind: 'incident', size: listMax },
    },
    {
      ...{ name: 'incidents/unresolved', summary: 'Incidents that are not over', parts: ['incidents'] },
      query: { kind: 'incident', stage: 'open', size: listMax },
    },
    {
      ...{ name: 'scheduled-maintenances', summary: 'The latest 50 maintenances', parts: ['scheduled_maintenances'] },
      query: { kind: 'maintenance', size: listMax },
    },
    {
      ...{ name: 'scheduled-maintenances/upcoming', summary: 'Maintenance to come', parts: ['scheduled_maintenances'] },
      query: { kind: 'maintenance', stage: 'planned', size: listMax },
    },
    {
      ...{ name: 'scheduled-maintenances/active', summary: 'Maintenance under way', parts: ['scheduled_maintenances'] },
      query: { kind: 'maintenance', stage: 'open', size: listMax },
    },
  ];
  for (const wish of wishes) declare(route, kit, wish);
};
