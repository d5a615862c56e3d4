// Checked by `tsc`, which fails where an expected error is missing: where things have an owner, nobody forgets to name it.
import { anyOrganisation, type Shelf } from '../src/use-case.ts';
import { type Counted, type Owned, step, type Thing, type Things } from './things.ts';

export const anOwnerIsNamed = async (things: Things<Owned>, shelf: Shelf<Owned, Counted>): Promise<void> => {
  const owner = { organisation: 'acme' };
  await things.get('a', owner);
  await things.get('a', { organisation: anyOrganisation });
  await things.update('a', step('a'), { now: 0, ...owner });
  // @ts-expect-error whose it must be is missing: all would be found
  await things.find('a');
  // @ts-expect-error a reading names the owner
  await things.get('a');
  // @ts-expect-error a caller may lack an organisation
  await things.get('a', { organisation: undefined as string | undefined });
  // @ts-expect-error a list names the owner
  await things.findMany(['a']);
  // @ts-expect-error a change names the owner
  await things.update('a', step('a'), { now: 0 });
  // @ts-expect-error a removal names the owner
  await things.remove('a', { now: 0 });
  // @ts-expect-error a shelf names the owner
  await shelf.all();
  // @ts-expect-error a wish names the owner
  await shelf.put('a', () => undefined, { now: 0 });
};

/** Things of which only some have an owner name it too. */
export const someHaveOwners = async (things: Things<Thing | Owned>): Promise<void> => {
  await things.get('a', { organisation: 'acme' });
  // @ts-expect-error some of them have an owner
  await things.get('a');
};

export const whatHasNoOwnerNamesNone = async (things: Things): Promise<void> => {
  await things.get('a');
  // @ts-expect-error nothing would be found
  await things.get('a', { organisation: 'acme' });
  // @ts-expect-error there is no owner to name
  await things.update('a', step('a'), { now: 0, organisation: 'acme' });
};
