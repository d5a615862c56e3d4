import { required } from '@atrium/chassis/grpc/wire-required';
import { toWireTime } from '@atrium/chassis/grpc/wire-time';
import type { Postmortem as WirePostmortem } from '@atrium/protos/gen/atrium/status/v1/Postmortem';
import type { Kept } from '../../application/ports.ts';
import type { UseCases } from '../../application/use-cases.ts';
import type { Postmortem } from '../../domain/postmortems.ts';
import { fromWireText } from '../wire/text.ts';
import type { Doors } from './doors.ts';

const toWire = ({ state, version }: Kept<Postmortem>): WirePostmortem => ({
  ...state,
  publishedAt: toWireTime(state.publishedAt),
  updatedAt: toWireTime(state.updatedAt),
  version,
});

/** What was learnt from events (ST-13). */
export const postmortemDoors = (cases: UseCases): Doors<'GetPostmortem' | 'PutPostmortem'> => ({
  GetPostmortem: async ({ event }, { caller }) => toWire(await cases.getPostmortem(caller, event)),
  PutPostmortem: async ({ postmortem, publish, version }, { caller }) => {
    const { event, text } = required(postmortem, 'postmortem');
    return toWire(await cases.putPostmortem(caller, event, { text: fromWireText(text), publish }, version));
  },
});
