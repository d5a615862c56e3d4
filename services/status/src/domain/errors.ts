import { defineError, requestInvalid, type FieldError } from '@atrium/chassis/errors';

export const eventNotFound = defineError('status.event_not_found', 'not_found');
export const updateNotFound = defineError('status.update_not_found', 'not_found');
export const componentNotFound = defineError('status.component_not_found', 'not_found');
export const regionNotFound = defineError('status.region_not_found', 'not_found');
export const templateNotFound = defineError('status.template_not_found', 'not_found');
export const importNotFound = defineError('status.import_not_found', 'not_found');

/** Another component, region or template has this key. Params: key. */
export const keyTaken = defineError('status.key_taken', 'conflict');
/** There are as many of them as there may be. Params: max. */
export const tooMany = defineError('status.too_many', 'exhausted');
/** A field names a component that does not exist. */
export const unknownComponent = defineError('status.unknown_component', 'invalid');
/** A field names a region that does not exist. */
export const unknownRegion = defineError('status.unknown_region', 'invalid');
/** The component would lie deeper than the tree may be. Params: max. */
export const treeTooDeep = defineError('status.tree_too_deep', 'invalid');
/** The component would lie below itself. */
export const treeCycle = defineError('status.tree_cycle', 'invalid');
/** The root "whole page" stays where it is and is never archived. */
export const rootIsFixed = defineError('status.root_is_fixed', 'conflict');

/** The event cannot go to this phase from where it stands. Params: phase, from. */
export const phaseNotAllowed = defineError('status.phase_not_allowed', 'conflict');
/** The end lies before the begin, or of a maintenance at it. */
export const endsBeforeStart = defineError('status.ends_before_start', 'invalid');
/** A time that can only lie in the past lies in the future. */
export const inFuture = defineError('status.in_future', 'invalid');
/** Only drafts and scheduled publications can be thrown away. */
export const notADraft = defineError('status.not_a_draft', 'conflict');
export const alreadyPublished = defineError('status.already_published', 'conflict');
/** Nothing can be learnt yet: the event lasts, or was never public (ST-13). */
export const notOver = defineError('status.not_over', 'conflict');
export const postmortemNotFound = defineError('status.postmortem_not_found', 'not_found');
/** Half a minute is over, or somebody or the clock went on since (ST-21). */
export const tooLateToTakeBack = defineError('status.too_late_to_take_back', 'conflict');
/** The maintenance is completed or cancelled: only texts can still be added. */
export const closed = defineError('status.closed', 'conflict');
/** The event has as many updates as one may have. Params: max. */
export const tooManyUpdates = defineError('status.too_many_updates', 'exhausted');
/** All that the updates of the event say is as long as it may be. Params: max, in bytes. */
export const eventTooLong = defineError('status.event_too_long', 'exhausted');
/** The event touches more, and changes its states more often, than one event can hold. */
export const eventTooWide = defineError('status.event_too_wide', 'exhausted');
/** As many events are open or planned as may be at once. Params: max. */
export const tooManyLive = defineError('status.too_many_live', 'exhausted');
/** An event tells of an earlier time: the history of its component cannot begin after it. Params: event, from. */
export const historyBegan = defineError('status.history_began', 'conflict');
/** A report over so long a period for so many components. Params: max, in months of one component. */
export const tooMuchAsked = defineError('status.too_much_asked', 'invalid');
/** The template is for the other kind of event. */
export const templateOfOtherKind = defineError('status.template_of_other_kind', 'invalid');

/** Every error of the service, for the catalogue (GW-02). */
export const statusErrors = {
  eventNotFound,
  updateNotFound,
  componentNotFound,
  regionNotFound,
  templateNotFound,
  importNotFound,
  keyTaken,
  tooMany,
  unknownComponent,
  unknownRegion,
  treeTooDeep,
  treeCycle,
  rootIsFixed,
  phaseNotAllowed,
  endsBeforeStart,
  inFuture,
  notADraft,
  alreadyPublished,
  tooLateToTakeBack,
  notOver,
  postmortemNotFound,
  closed,
  tooManyUpdates,
  eventTooLong,
  eventTooWide,
  tooManyLive,
  historyBegan,
  tooMuchAsked,
  templateOfOtherKind,
};

/** Throws request.invalid with all mistakes at once, if there are any. */
export const refuseMistakes = (mistakes: readonly FieldError[]): void => {
  if (mistakes.length > 0) throw requestInvalid({ fields: mistakes });
};
