import type { ComponentState__Output } from '@atrium/protos/gen/atrium/status/v1/ComponentState';
import type { EventKind__Output } from '@atrium/protos/gen/atrium/status/v1/EventKind';
import type { Impact__Output } from '@atrium/protos/gen/atrium/status/v1/Impact';
import type { Phase__Output } from '@atrium/protos/gen/atrium/status/v1/Phase';
import type { Publication__Output } from '@atrium/protos/gen/atrium/status/v1/Publication';

type Word<Wire extends string, Prefix extends string> = Wire extends `${Prefix}_UNSPECIFIED`
  ? never
  : Wire extends `${Prefix}_${infer Rest}`
    ? Lowercase<Rest>
    : never;

export type StateWord = Word<ComponentState__Output, 'COMPONENT_STATE'>;
export type ImpactWord = Word<Impact__Output, 'IMPACT'>;
export type KindWord = Word<EventKind__Output, 'EVENT_KIND'>;
export type PhaseWord = Word<Phase__Output, 'PHASE'>;
export type PublicationWord = Word<Publication__Output, 'PUBLICATION'>;

const word = (wire: string, prefix: string): string | null => {
  const rest = wire.slice(prefix.length + 1).toLowerCase();
  return rest === 'unspecified' ? null : rest;
};

/** Words of the API for the names of the contract; null where nothing is said. */
export const stateWord = (wire: ComponentState__Output): StateWord =>
  (word(wire, 'COMPONENT_STATE') ?? 'no_data') as StateWord;
export const impactWord = (wire: Impact__Output): ImpactWord | null => word(wire, 'IMPACT') as ImpactWord | null;
export const kindWord = (wire: EventKind__Output): KindWord => (word(wire, 'EVENT_KIND') ?? 'incident') as KindWord;
export const phaseWord = (wire: Phase__Output): PhaseWord | null => word(wire, 'PHASE') as PhaseWord | null;
export const publicationWord = (wire: Publication__Output): PublicationWord =>
  (word(wire, 'PUBLICATION') ?? 'published') as PublicationWord;

const wire = (prefix: string, said: string | undefined): string => `${prefix}_${(said ?? 'unspecified').toUpperCase()}`;

/** Names of the contract for words of the API. */
export const wireState = (said: StateWord) => wire('COMPONENT_STATE', said) as ComponentState__Output;
export const wireImpact = (said: ImpactWord | undefined) => wire('IMPACT', said) as Impact__Output;
export const wireKind = (said: KindWord | undefined) => wire('EVENT_KIND', said) as EventKind__Output;
export const wirePhase = (said: PhaseWord | undefined) => wire('PHASE', said) as Phase__Output;
export const wirePublication = (said: PublicationWord | undefined) => wire('PUBLICATION', said) as Publication__Output;
