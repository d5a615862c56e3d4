import type { Phase, Publication } from '../../domain/events.ts';
import { phases, publications } from '../../domain/events.ts';
import { componentStates, eventKinds, impacts } from '../../domain/states.ts';
import { wireEnum } from '@atrium/chassis/grpc/wire-enum';

/** The words of the domain and their names on the wire. */
export const stateWord = wireEnum('COMPONENT_STATE', componentStates);
export const kindWord = wireEnum('EVENT_KIND', eventKinds);
export const impactWord = wireEnum('IMPACT', impacts);
export const phaseWord = wireEnum<'PHASE', Phase>('PHASE', phases);
export const publicationWord = wireEnum<'PUBLICATION', Publication>('PUBLICATION', publications);
