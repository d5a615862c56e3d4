import type { AggregateModel } from './document.ts';

/** Who sends the facts that stores leave in their documents: a service's relay. */
export type Outboxes = {
  /** The service, as in the names of its events. */
  readonly service: string;
  /** Looks after the documents of a model from now on; gives what tells that facts wait in one. */
  readonly watch: (model: AggregateModel) => () => void;
};

/**
 * For a process that runs beside its service, a migration or a test: facts wait for the service's own relay.
 *
 * @example
 * const stores = storesOn(models, { relay: noRelay('status') });
 */
export const noRelay = (service: string): Outboxes => ({ service, watch: () => () => undefined });
