import { collectionNamed } from '@atrium/chassis/mongo/document';
import { isDuplicate } from '@atrium/chassis/mongo/write';
import type { Links } from '../application/ports.ts';
import type { Link } from '../domain/links.ts';
import type { Models } from './models.ts';

type LinkDocument = Omit<Link, 'id'> & { _id: string; forgetAt: Date };

/** How long a link that ended is still known, in seconds. */
const afterlife = 86_400;

const linkOf = ({ _id, forgetAt, ...link }: LinkDocument): Link => ({ id: _id, ...link });

/** Links of mails; MongoDB forgets each a day after its end. */
export const linkStore = ({ links: { collection } }: Pick<Models, 'links'>): Links => {
  const links = collectionNamed<LinkDocument>(collection.conn, collection.name);
  return {
    create: async ({ id, ...link }) => {
      const document = { _id: id, ...link, forgetAt: new Date((link.until + afterlife) * 1000) };
      // Of several processes that make one link, one does.
      await links.insertOne(document).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    },
    find: async (id) => {
      const found = await links.findOne({ _id: id });
      return found === null ? undefined : linkOf(found);
    },
    use: async (id, now) => {
      const unused = { _id: id, usedAt: null, until: { $gt: now } };
      return (await links.updateOne(unused, { $set: { usedAt: now } })).modifiedCount > 0;
    },
    revoke: async (kind, subject, now) => {
      await links.updateMany({ subject, kind, usedAt: null }, { $set: { usedAt: now } });
    },
  };
};
