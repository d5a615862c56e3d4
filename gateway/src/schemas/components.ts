import { z } from 'zod';
import { actor, instant, instantInput, key, lineInput, nextCursor, text, textInputOrEmpty, version } from './common.ts';

const position = z.int().min(0).max(1_000_000).describe('Order among its siblings, from 0.');

/** A component as it is answered. */
export const component = z
  .strictObject({
    key,
    parent: z.string().describe('Key of the parent; "page" for the first level, empty for the root.'),
    name: text,
    description: text,
    regions: z.array(key).describe('Keys of the regions it runs in; empty means all.'),
    position,
    knownSince: instant.nullable().describe('From when its history is known.'),
    archived: z.boolean(),
    version,
    updatedAt: instant.nullable(),
    updatedBy: actor.nullable(),
  })
  .meta({ id: 'Component' });

const regions = z.array(key).max(100);

/** A component as it is made. */
export const componentInput = z
  .strictObject({
    key,
    parent: key.optional(),
    name: lineInput(120),
    description: textInputOrEmpty(500).optional(),
    regions: regions.optional(),
    position: position.optional(),
    knownSince: instantInput.optional(),
  })
  .meta({
    id: 'ComponentInput',
    examples: [{ key: 'sign-in', parent: 'page', name: { fr: 'Connexion', en: 'Sign-in' } }],
  });

/** What of a component can be changed. */
export const componentPatch = z
  .strictObject({
    parent: key.optional(),
    name: lineInput(120).optional(),
    description: textInputOrEmpty(500).optional(),
    regions: regions.optional(),
    position: position.optional(),
    knownSince: instantInput.optional(),
    archived: z.boolean().optional(),
  })
  .meta({ id: 'ComponentPatch', examples: [{ name: { fr: 'Connexion', en: 'Sign-in' } }, { archived: true }] });

/** A page of components. */
export const componentList = z
  .strictObject({ components: z.array(component), nextCursor })
  .meta({ id: 'ComponentList' });
