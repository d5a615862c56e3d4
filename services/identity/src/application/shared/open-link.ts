import { linkNotFound } from '../../domain/errors.ts';
import type { Link, LinkKind } from '../../domain/links.ts';
import type { AccountDeps } from '../account-ports.ts';

/**
 * The link of a token that still works, of one of these kinds. Unknown, cut, used, over: one answer (ID-14, ID-16).
 *
 * @throws identity.link_not_found
 */
export const openLink = async (
  { links, linkTokens, clock }: Pick<AccountDeps, 'links' | 'linkTokens' | 'clock'>,
  token: string,
  kinds: readonly LinkKind[],
): Promise<Link> => {
  const id = linkTokens.idOf(token);
  const link = id === undefined ? undefined : await links.find(id);
  if (link === undefined || !kinds.includes(link.kind)) throw linkNotFound();
  if (link.usedAt !== null || link.until <= clock.now()) throw linkNotFound();
  return link;
};
