import { emailKnown, linkNotFound, siretKnown, vatNumberKnown } from '../domain/errors.ts';
import { emailReservation, reservationsOf, siretReservation } from '../domain/reservations.ts';
import { acceptSignUp, isAccepted, isOpen, type SignUp } from '../domain/sign-ups.ts';
import type { AccountDeps } from './account-ports.ts';
import { completeSignUp, type Completing } from './shared/complete-sign-up.ts';

type Needs = Completing & Pick<AccountDeps, 'links' | 'linkTokens'>;

/** What a confirmed sign-up answers. */
export type ConfirmedSignUp = { email: string; organisationName: string };

/**
 * Makes the organisation and its principal account by the link of the mail (ID-01); the same link again answers the
 * same. What no two may have is reserved, ONE write decides, and the rest follows, if need be by the clock.
 *
 * @throws identity.link_not_found; identity.siret_known, identity.vat_number_known, identity.email_known where another
 *   was faster
 */
export const confirmSignUp =
  (deps: Needs) =>
  async (token: string): Promise<ConfirmedSignUp> => {
    const signUp = await signUpOf(deps, token);
    const accepted = isAccepted(signUp) ? signUp : await accept(deps, signUp);
    await completeSignUp(deps, accepted);
    return { email: signUp.email, organisationName: signUp.name };
  };

const signUpOf = async ({ links, linkTokens, signUps, clock }: Needs, token: string): Promise<SignUp> => {
  const link = await links.find(linkTokens.idOf(token) ?? '');
  if (link?.kind !== 'sign_up') throw linkNotFound();
  const { state } = await signUps.get(link.subject);
  if (!isAccepted(state) && !isOpen(state, clock.now())) throw linkNotFound();
  return state;
};

const accept = async (deps: Needs, signUp: SignUp): Promise<SignUp> => {
  const now = deps.clock.now();
  await reserve(deps, signUp);
  const { state } = await deps.signUps.update(signUp.id, (of) => acceptSignUp(of, now), { now });
  if (isAccepted(state)) return state;
  // It ended in between: what was taken for it after that would be held for ever.
  await deps.reservations.free(reservationsOf(signUp), signUp.id);
  throw linkNotFound();
};

/** Holds what must be unique until the sign-up is made or over; after a crash they are held by the same one. */
const reserve = async (deps: Needs, signUp: SignUp): Promise<void> => {
  const keys = reservationsOf(signUp);
  const held = await deps.reservations.take(keys, { by: signUp.id, until: null, now: deps.clock.now() });
  const taken = held ?? (await takenOf(deps, signUp));
  if (taken === undefined) return;
  await deps.reservations.free(keys, signUp.id);
  throw refusalOf(taken, signUp);
};

/** Which of them belongs to something that is there, made by another. */
const takenOf = async (
  { organisations, accounts }: Needs,
  { siret, vatNumber, email, emailKey, makes }: SignUp,
): Promise<string | undefined> => {
  const [bySiret, byVatNumber, byEmail] = await Promise.all([
    organisations.bySiret(siret ?? ''),
    organisations.byVatNumber(vatNumber ?? ''),
    accounts.byEmail(email === '' ? '' : emailKey),
  ]);
  const isOthers = (state: { id: string } | undefined, own: string) => state !== undefined && state.id !== own;
  const all = reservationsOf({ siret, vatNumber, emailKey });
  const others = [
    ...(siret === null ? [] : [isOthers(bySiret?.state, makes.organisation)]),
    ...(vatNumber === null ? [] : [isOthers(byVatNumber?.state, makes.organisation)]),
    isOthers(byEmail?.state, makes.account),
  ];
  return all.find((_, at) => others[at]);
};

const refusalOf = (key: string, { siret, emailKey }: SignUp): Error => {
  if (key === emailReservation(emailKey)) return emailKnown({ fields: [{ field: 'email', code: 'taken' }] });
  return siret !== null && key === siretReservation(siret) ? siretKnown() : vatNumberKnown();
};
