import type { AccountDeps } from '../application/account-ports.ts';
import { accountStore } from './accounts.ts';
import { departureStore } from './departures.ts';
import type { StoreKit } from './kept.ts';
import { linkStore } from './links.ts';
import type { Models } from './models.ts';
import { organisationStore } from './organisations.ts';
import { proofStore } from './proofs.ts';
import { reservationStore } from './reservations.ts';
import { signUpStore } from './sign-ups.ts';

type AccountStores = Pick<
  AccountDeps,
  'accounts' | 'organisations' | 'signUps' | 'links' | 'proofs' | 'reservations' | 'departures'
>;

/** Every store of accounts and sign-up. */
export const accountStoresOn = (models: Models, kit: StoreKit): AccountStores => ({
  accounts: accountStore(models, kit),
  organisations: organisationStore(models, kit),
  signUps: signUpStore(models, kit),
  links: linkStore(models),
  proofs: proofStore(models),
  reservations: reservationStore(models),
  departures: departureStore(models),
});
