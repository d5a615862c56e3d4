/**
 * Thrown by a handler: no repetition can help, the event goes to the dead letters at once (EV-06).
 *
 * @example
 * throw new PoisonEvent('the organisation is unknown and will not come');
 */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
}
