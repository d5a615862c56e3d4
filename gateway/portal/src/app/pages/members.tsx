import { useSignal } from '@preact/signals';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useAddress } from '../address.ts';
import { Loaded } from '../loaded.tsx';
import { More } from '../more.tsx';
import { membersWords } from '../messages/members.ts';
import type { Account } from '../model.ts';
import { usePaged } from '../paged.ts';
import { mayDo } from '../rights.ts';
import { organisationName, role } from '../session.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';
import { SearchBar } from '../search-bar.tsx';

type Page = { accounts: readonly Account[]; nextCursor: string | null };

const shows = ['all', 'active', 'invited', 'blocked', 'deactivated'] as const;

type Show = (typeof shows)[number];

const queryOf = (show: Show, search: string | undefined): Record<string, string | undefined> => ({
  state: show === 'all' || show === 'blocked' ? undefined : show,
  blocked: show === 'blocked' ? 'true' : undefined,
  search,
});

const Filters = ({ show }: { show: Show }) => {
  const words = membersWords();
  const { query, change, set } = useAddress();
  const tabs = shows.map((each) => ({
    href: change({ show: each === 'all' ? undefined : each }),
    label: words.show[each],
    current: each === show,
  }));
  return (
    <div class="filters">
      <Tabs tabs={tabs} label={words.filter} />
      <SearchBar
        label={words.search}
        action={words.searchGo}
        value={query.search ?? ''}
        onSearch={(search) => set({ search })}
      />
    </div>
  );
};

const Nobody = ({ filtered, onInvite }: { filtered: boolean; onInvite: () => void }) => {
  const words = membersWords();
  if (filtered) return <Empty title={words.emptyTitle}>{words.emptyText}</Empty>;
  return (
    <Empty title={words.aloneTitle} action={<Button onClick={onInvite}>{words.invite}</Button>}>
      {words.aloneText}
    </Empty>
  );
};

/** Accounts of one's organisation, and what may be done to them (ID-11, ID-12, ID-13). */
export const Members = () => {
  const words = membersWords();
  const { query } = useAddress();
  const inviting = useSignal(false);
  const show = shows.find((each) => each === query.show) ?? 'all';
  const list = usePaged<Page>('/api/v1/accounts', queryOf(show, query.search));
  const mayInvite = mayDo(role.value, 'invite');
  const invite = () => (inviting.value = true);
  const accounts = list.pages.flatMap((page) => page.accounts);
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead(organisationName.value)}
        action={
          mayInvite ? (
            <Button look="first" onClick={invite}>
              {words.invite}
            </Button>
          ) : undefined
        }
      />
      <Filters show={show} />
      <Loaded of={list.first} lines={6}>
        {() =>
          accounts.length === 0 ? (
            <Nobody filtered={show !== 'all' || query.search !== undefined || !mayInvite} onInvite={invite} />
          ) : (
            <>
              <MemberTable accounts={accounts} onChange={list.first.reload} />
              <More more={list.more} />
            </>
          )
        }
      </Loaded>
      <InviteDialog open={inviting.value} onClose={() => (inviting.value = false)} onInvited={list.first.reload} />
    </>
  );
};
