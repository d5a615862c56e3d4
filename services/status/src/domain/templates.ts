import type { Stamp } from './actor.ts';
import type { Decision } from './decision.ts';
import { refuseMistakes, templateOfOtherKind } from './errors.ts';
import { checkNamed } from './event-limits.ts';
import { isKey } from './keys.ts';
import type { NewEvent } from './new-event.ts';
import type { Places } from './places.ts';
import type { EventKind, Impact } from './states.ts';
import { isEmptyText, mistakesInText, type Text } from './text.ts';

/** A text prepared for incidents or maintenance (ST-03). */
export type TemplateWish = {
  key: string;
  kind: EventKind;
  title: Text;
  text: Text;
  impact: Impact;
  components: string[];
};
export type Template = TemplateWish & Stamp;

/** Makes or changes a template; undefined where nothing would change. No fact: nobody else needs to know. */
export const putTemplate = (
  before: Template | undefined,
  wish: TemplateWish,
  places: Places,
  stamp: Stamp,
): Decision<Template> | undefined => {
  refuseMistakes([
    ...(isKey(wish.key) ? [] : [{ field: 'key', code: 'bad_key' }]),
    ...mistakesInText('title', wish.title, 'title'),
    ...mistakesInText('text', wish.text, 'text'),
  ]);
  checkNamed(wish, places);
  const wanted = faceOf({ ...wish, components: [...new Set(wish.components)] });
  if (before !== undefined && JSON.stringify(faceOf(before)) === JSON.stringify(wanted)) return undefined;
  return { state: { ...wanted, ...stamp }, facts: [] };
};

const faceOf = ({ key, kind, title, text, impact, components }: TemplateWish): TemplateWish => ({
  key,
  kind,
  title: { fr: title.fr, en: title.en },
  text: { fr: text.fr, en: text.en },
  impact,
  components,
});

/** A wish with what was left out taken from a template (ST-03). Throws status.template_of_other_kind. */
export const fillFromTemplate = (wish: NewEvent, template: TemplateWish): NewEvent => {
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
