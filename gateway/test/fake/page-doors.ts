import { componentOf, fresh, mayWrite, type Doors } from './answers.ts';
import type { Component } from '@atrium/protos/gen/atrium/status/v1/Component';
import { changed, region, settings, type World } from './world.ts';

type Templates = Pick<Doors, 'ListTemplates' | 'PutTemplate' | 'DeleteTemplate'>;
type Components = Pick<Doors, 'ListComponents' | 'GetComponent' | 'CreateComponent' | 'UpdateComponent'>;
type Page = Pick<Doors, 'ListRegions' | 'PutRegion' | 'GetSettings' | 'PutSettings'>;

const versionOf = (of: Component): number => Number(of.version ?? 1);

/** Regions and settings of the fake service. */
export const pageDoors = (all: World): Page => ({
  ListRegions: () => ({ regions: [region(), region('us')] }),
  PutRegion: ({ region: sent }, call) => {
    mayWrite(call, 'status:admin');
    if (sent?.key === 'eu') fresh(sent.version, 1);
    return { ...sent, version: (sent?.version ?? 0) + 1 };
  },
  GetSettings: () => settings(all),
  PutSettings: ({ settings: sent }, call) => {
    mayWrite(call, 'status:admin');
    fresh(sent?.version ?? 0, 1);
    all.title = sent?.name?.en ?? '';
    all.revision += 1;
    return { ...sent, version: 2 };
  },
});

/** Its components. */
export const componentDoors = (all: World): Components => ({
  ListComponents: () => ({ components: all.components }),
  GetComponent: ({ key }) => {
    if (key === 'boom') throw new Error('boom at /inner/part.ts');
    return componentOf(all, key);
  },
  CreateComponent: ({ component: sent }, call) => {
    mayWrite(call, 'status:admin');
    const made = { ...sent, version: 1 };
    all.components.push(made);
    all.revision += 1;
    return made;
  },
  UpdateComponent: ({ component: sent }, call) => {
    mayWrite(call, 'status:admin');
    const is = componentOf(all, sent?.key);
    fresh(sent?.version ?? 0, versionOf(is));
    return { ...is, version: versionOf(is) + 1 };
  },
});

/** Its templates. */
export const templateDoors: Templates = {
  ListTemplates: () => ({
    templates: [{ key: 'slow', kind: 'EVENT_KIND_INCIDENT', title: { fr: 'a', en: 'b' }, version: 1, ...changed }],
  }),
  PutTemplate: ({ template }) => {
    if (template?.key === 'slow') fresh(template.version, 1);
    return { ...template, version: 2 };
  },
  DeleteTemplate: ({ version }) => {
    fresh(version, 1);
    return {};
  },
};
