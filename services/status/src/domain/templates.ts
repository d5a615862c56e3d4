import type { Decision } from './decision.ts';
import { refuseMistakes, templateOfOtherKind } from './errors.ts';
import { checkNamed } from './event-limits.ts';
import { isKey } from './keys.ts';
import type { NewEvent } from './new-event.ts';
import type { Places } from './places.ts';
import type { EventKind, Impact } from './states.ts';
import { isEmptyText, mistakesInText, type Text } from './text.ts';

/** A text prepared for incidents or maintenance (ST-03). */
export type Template = { key: string; kind: EventKind; title: Text; text: Text; impact: Impact; components: string[] };

/** Makes or changes a template. No fact: nobody else needs to know. */
export const putTemplate = (wish: Template, places: Places): Decision<Template> => {
  refuseMistakes([
    ...(isKey(wish.key) ? [] : [{ field: 'key', code: 'bad_key' }]),
    ...mistakesInText('title', wish.title, 'title'),
    ...mistakesInText('text', wish.text, 'text'),
  ]);
  checkNamed(wish, places);
  return { state: { ...wish, components: [...new Set(wish.components)] }, facts: [] };
};

/** A wish with what was left out taken from a template (ST-03). Throws status.template_of_other_kind. */
export const fillFromTemplate = (wish: NewEvent, template: Template): NewEvent => {
  if (wish.kind !== template.kind) throw templateOfOtherKind({ fields: [{ field: 'template', code: 'other_kind' }] });
  return {
    ...wish,
    title: filled(wish.title, template.title),
    text: filled(wish.text, template.text),
    impact: wish.impact ?? template.impact,
    components: wish.components.length === 0 ? template.components : wish.components,
  };
};

// A text written in one language only is not mixed with another text in the other one.
const filled = (text: Text, prepared: Text): Text => (isEmptyText(text) ? prepared : text);
