import { collectionOf, living, stateOnly, storedOf } from '@atrium/chassis/mongo/document';
import type { OrganisationStore } from '../application/account-ports.ts';
import { organisationNotFound, siretKnown, vatNumberKnown } from '../domain/errors.ts';
import type { Organisation } from '../domain/organisations.ts';
import { aggregatesOn, type StoreKit } from './kept.ts';
import type { Models } from './models.ts';

/** Organisations, as they are kept. */
export const organisationStore = (
  { organisations }: Pick<Models, 'organisations'>,
  kit: StoreKit,
): OrganisationStore => {
  const documents = collectionOf(organisations);
  const one = async (filter: object) => {
    const found = await documents.findOne(filter, { projection: stateOnly });
    return found === null ? undefined : storedOf<Organisation>(found);
  };
  return {
    ...aggregatesOn<Organisation>(organisations, kit, {
      notFound: (id) => organisationNotFound({ params: { id } }),
      takenField: (fields) => (fields.includes('siret') ? siretKnown() : vatNumberKnown()),
    }),
    // An empty number is nobody's.
    bySiret: (siret) => one({ siret: siret === '' ? ' ' : siret }),
    byVatNumber: (vatNumber) => one({ vatNumber: vatNumber === '' ? ' ' : vatNumber }),
    names: async (ids) => {
      const those = { _id: { $in: [...new Set(ids)] }, ...living };
      const found = await documents.find(those, { projection: { name: 1 } }).toArray();
      return new Map(found.map(({ _id, name }) => [_id, String(name)]));
    },
  };
};
