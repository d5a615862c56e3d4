import type { Link, LinkKind } from '../../domain/links.ts';
import type { AccountDeps } from '../account-ports.ts';

const hour = 3600;
const day = 24 * hour;

/** How long links of each kind work, in seconds. */
export const linkSeconds: Readonly<Record<LinkKind, number>> = {
  sign_up: day,
  invitation: 90 * day,
  activation: hour,
  reset: hour,
  first_administrator: 7 * day,
};

type Needs = Pick<AccountDeps, 'links' | 'ids' | 'clock'>;

/** Makes a link for a mail that is asked for next: of a crash in between, a link is left that nobody knows. */
export const makeLink = async ({ links, ids, clock }: Needs, kind: LinkKind, subject: string): Promise<Link> => {
  const link: Link = { id: ids.next(), kind, subject, until: clock.now() + linkSeconds[kind], usedAt: null };
  await links.create(link);
  return link;
};

/** The same; earlier ones of its kind and subject work no longer (ID-16). */
export const renewLink = async (deps: Needs, kind: LinkKind, subject: string): Promise<Link> => {
  await deps.links.revoke(kind, subject, deps.clock.now());
  return makeLink(deps, kind, subject);
};
