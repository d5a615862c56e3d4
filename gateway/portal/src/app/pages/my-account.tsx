import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useAddress } from '../address.ts';
import { accountWords } from '../messages/account.ts';
import { PasswordPart } from './account-password.tsx';
import { PreferencesPart, ProfilePart } from './account-profile.tsx';
import { SessionsPart } from './account-sessions.tsx';

const parts = ['profile', 'password', 'sessions', 'preferences'] as const;

const shown = { profile: ProfilePart, password: PasswordPart, sessions: SessionsPart, preferences: PreferencesPart };

/** What is one's own: profile, password, sessions, preferences (ID-22, ID-34, ID-40). */
export const MyAccount = () => {
  const words = accountWords();
  const { query, change } = useAddress();
  const part = parts.find((each) => each === query.tab) ?? 'profile';
  const Part = shown[part];
  const tabs = parts.map((each) => ({
    href: change({ tab: each === 'profile' ? undefined : each }),
    label: words.tabs[each],
    current: each === part,
  }));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Tabs tabs={tabs} />
      <Part />
    </>
  );
};
