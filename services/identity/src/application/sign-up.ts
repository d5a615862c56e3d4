import type { Call } from '@atrium/chassis/use-case';
import { proofRefused, siretKnown, vatNumberKnown } from '../domain/errors.ts';
import { checkSignUp, type CheckedSignUp, type SignUpWish } from '../domain/sign-up-wishes.ts';
import { beginSignUp } from '../domain/sign-ups.ts';
import type { AccountDeps } from './account-ports.ts';
import { refuseWeak } from './shared/judge-password.ts';
import { makeLink } from './shared/make-link.ts';

/** A sign-up as it comes in, with its password and the solved challenge. */
export type SignUpRequest = SignUpWish & { password: string; proof: string };

type Needs = Pick<
  AccountDeps,
  | 'accounts'
  | 'organisations'
  | 'signUps'
  | 'links'
  | 'proofs'
  | 'challenges'
  | 'numbers'
  | 'guess'
  | 'hasher'
  | 'clock'
  | 'ids'
  | 'operatorName'
>;

/**
 * A company signs up (ID-01): nothing is there for good before its mail is confirmed. Where the address has an account,
 * the answer, the hash and the writes are the same, and its mail says so.
 *
 * @throws request.invalid, identity.proof_refused, identity.password_refused, identity.siret_known,
 *   identity.vat_number_known, identity.overloaded
 */
export const signUp =
  (deps: Needs) =>
  async ({ password, proof, ...said }: SignUpRequest, { locale }: Pick<Call, 'locale'>): Promise<void> => {
    const wish = checkSignUp(said, deps.numbers);
    const solved = await deps.challenges.check(proof);
    if (solved === undefined) throw proofRefused();
    await refuseWeak(deps, 'password', password, { person: { ...wish, organisation: wish.name } });
    // Good once, and from here on it is used: nobody tries numbers one by one with one proof.
    if (!(await deps.proofs.take(solved.id, solved.until))) throw proofRefused();
    await refuseKnown(deps, wish);
    const hash = await deps.hasher.hash(password);
    const known = (await deps.accounts.byEmail(wish.emailKey))?.state.id;
    const [id, organisation, account] = [deps.ids.next(), deps.ids.next(), deps.ids.next()];
    const link = await makeLink(deps, 'sign_up', id);
    const begin = { id, wish, hash, known, link: link.id, language: locale, makes: { organisation, account } };
    const now = deps.clock.now();
    await deps.signUps.create(id, beginSignUp(begin, now), { now });
  };

const refuseKnown = async (
  { organisations }: Pick<AccountDeps, 'organisations'>,
  { siret, vatNumber }: CheckedSignUp,
): Promise<void> => {
  if (siret !== null && (await organisations.bySiret(siret)) !== undefined) throw siretKnown();
  if (vatNumber !== null && (await organisations.byVatNumber(vatNumber)) !== undefined) throw vatNumberKnown();
};
