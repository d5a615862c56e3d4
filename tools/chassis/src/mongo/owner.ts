import { anyOrganisation, type Owner } from '../use-case.ts';

/**
 * The filter of an owner: nothing of another organisation passes, and all pass only where that is said (OP-10).
 *
 * @throws TypeError for an owner that names nobody, which no type lets through: it must not mean everybody.
 */
export const ofOwner = (owner: Partial<Owner> | undefined): { organisation?: string } => {
  if (owner === undefined || !('organisation' in owner) || owner.organisation === anyOrganisation) return {};
  const { organisation } = owner;
  if (typeof organisation !== 'string' || organisation === '') throw new TypeError('the organisation has no name');
  return { organisation };
};

/** The organisation that owns a thing, if its state says so. */
export const ownerIn = (state: object): { organisation?: string } =>
  'organisation' in state && typeof state.organisation === 'string' ? { organisation: state.organisation } : {};
