import { httpClient, type Http } from '@atrium/cli/api/http';
import { company, people, type Person } from './people.ts';
import { proofOf } from './proof.ts';
import { activate, codeOf, notice, send, signedIn, type Visit } from './visit.ts';

type Say = (line: string) => void;

// A maker that was killed in the middle meets what it did: whoever can sign in is there.
const isThere = async (visit: Visit, person: Person): Promise<boolean> => {
  try {
    await signedIn(visit, person);
    return true;
  } catch (error) {
    if (codeOf(error) === 'identity.sign_in_refused') return false;
    throw error;
  }
};

/** By the link that the first start printed; nothing where an administrator is there who is not of the examples. */
const comeFirst = async (visit: Visit, token: string | undefined): Promise<boolean> => {
  const person = people.administrator;
  if (token === undefined) return isThere(visit, person);
  try {
    await activate(visit, person, token);
    return true;
  } catch (error) {
    if (codeOf(error) === 'identity.link_not_found') return isThere(visit, person);
    throw error;
  }
};

type Listed = { accounts: { id: string; email: string; state: string }[] };

/** Sends an invitation, or the next one where one was sent; false where the person answered it already. */
const invited = async (by: Http, { email, firstName, lastName, role }: Person): Promise<boolean> => {
  try {
    await send(by, '/accounts', { email, firstName, lastName, role, language: 'fr' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'identity.already_member') throw error;
  }
  const found = (await by({ method: 'GET', path: '/accounts', query: { search: email } })).json() as Listed;
  const account = found.accounts.find((one) => one.email === email);
  if (account?.state !== 'invited') return false;
  await send(by, `/accounts/${account.id}/invitation`, {});
  return true;
};

/** From the invitation to the account: the invitation's link asks for that of the activation, which comes by mail. */
const join = async (visit: Visit, by: Http, person: Person): Promise<void> => {
  const sinceMs = Date.now();
  if (!(await invited(by, person))) return;
  const token = await visit.tokenFor(person.email, '/invitation', sinceMs);
  const askedMs = Date.now();
  await send(visit.http, '/activation/ask', { token });
  await activate(visit, person, await visit.tokenFor(person.email, '/activation', askedMs));
};

/** A company signs up, and its first person confirms it by the mail (ID-01). */
const signUp = async (visit: Visit): Promise<void> => {
  const { email, firstName, lastName } = people.principal;
  const { password } = visit.file.of(people.principal);
  const challenge = (await visit.http({ method: 'GET', path: '/sign-up/challenge' })).json();
  const proof = await proofOf(challenge as Parameters<typeof proofOf>[0]);
  const sinceMs = Date.now();
  try {
    const inFrench = httpClient({ url: visit.url, lang: 'fr' });
    await send(inFrench, '/sign-up', { ...company, email, firstName, lastName, password, proof, notice });
  } catch (error) {
    if (codeOf(error) === 'identity.siret_known' && (await isThere(visit, people.principal))) return;
    throw error;
  }
  await send(visit.http, '/sign-up/confirm', { token: await visit.tokenFor(email, '/sign-up/confirm', sinceMs) });
};

/**
 * Makes the example accounts as people would: the administrator by the first link, an agent by invitation, a company by
 * signing up, a member by the invitation of its principal. Again it changes nothing; after a kill it goes on.
 */
export const makeAccounts = async (visit: Visit, firstToken: string | undefined, say: Say): Promise<void> => {
  const once = async (person: Person, make: () => Promise<unknown>): Promise<void> => {
    if (visit.file.of(person).done) return;
    await make();
    visit.file.done(person);
    say(`${person.email}, ${person.role}`);
  };
  const { administrator, agent, principal, member } = people;
  if (!visit.file.of(administrator).done) {
    if (!(await comeFirst(visit, firstToken))) {
      say('somebody else administers this installation: no example accounts');
      return;
    }
    visit.file.done(administrator);
    say(`${administrator.email}, ${administrator.role}`);
  }
  await once(agent, async () => join(visit, await signedIn(visit, administrator), agent));
  await once(principal, () => signUp(visit));
  await once(member, async () => join(visit, await signedIn(visit, principal), member));
};
