/** What a link of a mail is good for. */
export type LinkKind = 'sign_up' | 'invitation' | 'activation' | 'reset' | 'first_administrator';

/**
 * A link of a mail (ID-14, ID-16). Its token is made of its id by a key that only the service has, so that nothing kept
 * or told opens anything. All times in Unix seconds.
 */
export type Link = {
  id: string;
  kind: LinkKind;
  /** Id of the account; of the sign-up for `sign_up`; empty for `first_administrator`. */
  subject: string;
  until: number;
  usedAt: number | null;
};
