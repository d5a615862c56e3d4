import type { ProblemTexts } from './catalogue.ts';

/** The status service's codes in English. */
export const statusEn: ProblemTexts = {
  'status.event_not_found': ['There is no such event', 'Check its id; a draft is seen only with the right to write.'],
  'status.update_not_found': ['There is no such update', 'Read the event; the update may have been corrected already.'],
  'status.component_not_found': ['There is no such component', 'See /api/v1/status/components for all of them.'],
  'status.region_not_found': ['There is no such region', 'See /api/v1/status/regions for all of them.'],
  'status.template_not_found': ['There is no such template', 'See /api/v1/status/templates for all of them.'],
  'status.import_not_found': ['There is no such import', 'Begin it again; the same file gives the same import.'],
  'status.key_taken': ['The key is taken', 'Choose another key than {key|the one sent}.'],
  'status.too_many': ['There are too many of them', 'At most {max|N}; remove one that is no longer needed.'],
  'status.unknown_component': ['A component named is not known', 'Name components by keys that exist.'],
  'status.unknown_region': ['A region named is not known', 'Name regions by keys that exist.'],
  'status.tree_too_deep': ['The tree would be too deep', 'At most {max|N} levels; choose a higher parent.'],
  'status.tree_cycle': ['A component cannot lie below itself', 'Choose another parent.'],
  'status.root_is_fixed': ['"Whole page" stays as it is', 'It is neither moved nor taken off the page.'],
  'status.phase_not_allowed': [
    'The event cannot go there from where it stands',
    'From “{from|where it stands}” it cannot go to “{phase|the phase sent}”.',
  ],
  'status.ends_before_start': ['The end lies before the begin', 'Correct one of the two times.'],
  'status.in_future': ['The time lies in the future', 'Give a time that has passed.'],
  'status.not_a_draft': ['The event is public', 'It can be resolved, completed or cancelled, not thrown away.'],
  'status.already_published': ['The event is published already', 'Nothing is left to do.'],
  'status.not_over': ['The event is not over', 'A post-mortem is written when it is resolved or completed.'],
  'status.postmortem_not_found': ['There is no post-mortem', 'None has been published for this event.'],
  'status.too_late_to_take_back': [
    'It can be taken back no longer',
    'More than 30 seconds have passed, or the event went on since. Add an update, or correct it.',
  ],
  'status.closed': ['The event is over', 'Texts can still be added; all else is corrected with PATCH.'],
  'status.too_many_updates': ['The event has too many updates', 'At most {max|N}; open a new event.'],
  'status.event_too_long': [
    'The event says too much',
    'Its updates may be {max|N} bytes together; say less, or open a new event.',
  ],
  'status.event_too_wide': [
    'The event touches too much',
    'It holds as many components, regions and changes of state as one event can; end it, and report what follows as a new event.',
  ],
  'status.too_many_live': [
    'Too many events are open or planned',
    'At most {max|N} at a time; end or cancel those that no longer apply.',
  ],
  'status.history_began': [
    'The history begins earlier',
    'Event {event|of the component} tells of {from|an earlier time}; choose a begin that is not after it.',
  ],
  'status.too_much_asked': [
    'The report would be too large',
    'At most {max|N} months of components; ask for a shorter period, or for fewer components at a time.',
  ],
  'status.template_of_other_kind': ['The template is for the other kind of event', 'Choose another template.'],
};
