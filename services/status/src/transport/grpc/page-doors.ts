import { required } from '@atrium/chassis/grpc/wire-required';
import type { UseCases } from '../../application/use-cases.ts';
import { fromWireSettings, fromWireTemplate, toWireSettings, toWireTemplate } from '../wire/components.ts';
import type { Doors } from './doors.ts';

type Methods = 'GetSettings' | 'PutSettings' | 'ListTemplates' | 'PutTemplate' | 'DeleteTemplate';

/** The settings of the page and the templates of agents. */
export const pageDoors = (cases: UseCases): Doors<Methods> => ({
  GetSettings: async () => toWireSettings(await cases.getSettings()),
  PutSettings: async ({ settings }, { caller }) => {
    const wanted = required(settings, 'settings');
    return toWireSettings(await cases.putSettings(caller, fromWireSettings(wanted), wanted.version));
  },
  ListTemplates: async (_, { caller }) => ({ templates: (await cases.listTemplates(caller)).map(toWireTemplate) }),
  PutTemplate: async ({ template }, { caller }) => {
    const wanted = required(template, 'template');
    return toWireTemplate(await cases.putTemplate(caller, fromWireTemplate(wanted), wanted.version));
  },
  DeleteTemplate: async ({ key, version }, { caller }) => {
    await cases.deleteTemplate(caller, key, version);
    return {};
  },
});
