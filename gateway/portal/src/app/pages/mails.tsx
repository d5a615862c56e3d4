import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { Tone } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useAddress } from '../address.ts';
import { Loaded } from '../loaded.tsx';
import { More } from '../more.tsx';
import { mailsWords } from '../messages/mails.ts';
import type { Mail } from '../model.ts';
import { usePaged } from '../paged.ts';
import { When } from '../times.tsx';

type Page = { mails: readonly Mail[]; nextCursor: string | null };

const shows = ['all', 'queued', 'sent', 'failed', 'bounced'] as const;

const tones: Record<Mail['state'], Tone> = { queued: 'info', sent: 'good', failed: 'bad', bounced: 'bad' };

const State = ({ of }: { of: Mail }) => {
  const words = mailsWords();
  return (
    <>
      <Badge tone={tones[of.state]}>{words.states[of.state]}</Badge>
      {of.attempts < 2 ? null : <span class="note block">{words.tries(of.attempts)}</span>}
    </>
  );
};

const columnsOf = (): Column<Mail>[] => {
  const words = mailsWords();
  return [
    { key: 'to', head: words.columns.to, names: true, cell: ({ to }) => <bdi>{to}</bdi> },
    { key: 'template', head: words.columns.template, cell: ({ template }) => words.templates[template] ?? template },
    { key: 'state', head: words.columns.state, cell: (mail) => <State of={mail} /> },
    { key: 'at', head: words.columns.at, cell: ({ createdAt }) => <When at={createdAt} exact /> },
    {
      key: 'answer',
      head: words.columns.answer,
      cell: ({ answer, nextAt }) => (
        <>
          <bdi class="answer">{answer || '–'}</bdi>
          {nextAt == null ? null : (
            <span class="note block">
              {words.next} <When at={nextAt} />
            </span>
          )}
        </>
      ),
    },
  ];
};

/** Mails of the installation, for its administrators (ID-51). */
export const Mails = () => {
  const words = mailsWords();
  const { query, change } = useAddress();
  const show = shows.find((each) => each === query.state) ?? 'all';
  const list = usePaged<Page>('/api/v1/mails', { state: show === 'all' ? undefined : show });
  const mails = list.pages.flatMap((page) => page.mails);
  const tabs = shows.map((each) => ({
    href: change({ state: each === 'all' ? undefined : each }),
    label: words.show[each],
    current: each === show,
  }));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Tabs tabs={tabs} label={words.filter} />
      <Loaded of={list.first} lines={6}>
        {() =>
          mails.length === 0 ? (
            <Empty title={words.emptyTitle}>{words.emptyText}</Empty>
          ) : (
            <>
              <Table caption={words.title} columns={columnsOf()} rows={mails} keyOf={({ id }) => id} />
              <More more={list.more} />
            </>
          )
        }
      </Loaded>
    </>
  );
};
