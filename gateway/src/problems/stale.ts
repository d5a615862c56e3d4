import { AtriumError } from '@atrium/chassis/errors';
import { stale } from '../errors.ts';
import type { StaleView } from './view.ts';

/** The 412 of a write whose If-Match is old: says what is stored now and who changed it (GW-03). */
export class StaleError extends AtriumError {
  readonly stale: StaleView;

  constructor(view: StaleView) {
    super(stale.code, stale.kind);
    this.stale = view;
  }
}
