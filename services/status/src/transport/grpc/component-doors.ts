import { required } from '@atrium/chassis/grpc/wire-required';
import { commandOf } from '@atrium/chassis/use-case';
import type { UseCases } from '../../application/use-cases.ts';
import {
  fromComponentChange,
  fromWireComponent,
  fromWireRegion,
  toWireComponent,
  toWireRegion,
} from '../wire/components.ts';
import type { Doors } from './doors.ts';

type Methods = 'ListComponents' | 'GetComponent' | 'CreateComponent' | 'UpdateComponent' | 'ListRegions' | 'PutRegion';

/** The tree and the regions. */
export const componentDoors = (cases: UseCases): Doors<Methods> => ({
  ListComponents: async ({ archived }) => ({
    components: (await cases.listComponents(archived)).map(({ state, version }) => toWireComponent(state, version)),
  }),
  GetComponent: async ({ key }) => {
    const { state, version } = await cases.getComponent(key);
    return toWireComponent(state, version);
  },
  CreateComponent: async ({ component }, { caller, idempotency }) => {
    const wish = fromWireComponent(required(component, 'component'));
    const { state, version } = await cases.createComponent(caller, wish, commandOf(caller, idempotency));
    return toWireComponent(state, version);
  },
  UpdateComponent: async ({ component, fields }, { caller }) => {
    const wanted = required(component, 'component');
    const wish = fromComponentChange(fields, wanted);
    const { state, version } = await cases.updateComponent(caller, wish, wanted.version);
    return toWireComponent(state, version);
  },
  ListRegions: async () => ({ regions: (await cases.listRegions()).map(toWireRegion) }),
  PutRegion: async ({ region }, { caller }) => {
    const wanted = required(region, 'region');
    return toWireRegion(await cases.putRegion(caller, fromWireRegion(wanted), wanted.version));
  },
});
