import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useAddress } from '../address.ts';
import { dayBegins, dayEnds } from '../day-border.ts';
import { Loaded } from '../loaded.tsx';
import { More } from '../more.tsx';
import { auditWords } from '../messages/audit.ts';
import type { AuditEntry } from '../model.ts';
import { usePaged } from '../paged.ts';
import { zone } from '../session.ts';
import { When } from '../times.tsx';
import { AuditActs } from './audit-acts.tsx';
import { AuditFilters } from './audit-filters.tsx';

type Page = { entries: readonly AuditEntry[]; nextCursor: string | null };

/** An act in words, else as the trail names it. */
const actWord = (act: string): string => auditWords().acts[act] ?? act;

const Details = ({ of }: { of: AuditEntry }) => {
  const words = auditWords();
  return (
    <details class="entry">
      <summary>{words.details}</summary>
      <pre>{of.details}</pre>
      <p class="note">
        {words.hash} <code>{of.hash}</code>
      </p>
    </details>
  );
};

const columnsOf = (): Column<AuditEntry>[] => {
  const { columns, nobody } = auditWords();
  return [
    { key: 'number', head: columns.number, cell: ({ number }) => number },
    { key: 'at', head: columns.at, cell: ({ at }) => <When at={at} exact /> },
    { key: 'act', head: columns.act, names: true, cell: ({ act }) => actWord(act) },
    { key: 'actor', head: columns.actor, cell: ({ actor }) => <bdi>{actor.name || actor.id || nobody}</bdi> },
    {
      key: 'subject',
      head: columns.subject,
      cell: ({ subject }) => <code>{subject.id}</code>,
    },
    { key: 'details', head: columns.details, cell: (entry) => <Details of={entry} /> },
  ];
};

/** The audit trail: filtered by the address, verified and exported (ID-45). */
export const Audit = () => {
  const words = auditWords();
  const { query } = useAddress();
  const asked = {
    act: query.act,
    subject: query.subject,
    actor: query.actor,
    from: dayBegins(query.from, zone.value),
    to: dayEnds(query.to, zone.value),
  };
  const list = usePaged<Page>('/api/v1/audit', asked);
  const entries = list.pages.flatMap((page) => page.entries);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <AuditActs asked={asked} />
      <AuditFilters key={`${query.act ?? ''} ${query.from ?? ''} ${query.to ?? ''}`} />
      <Loaded of={list.first} lines={8}>
        {() =>
          entries.length === 0 ? (
            <Empty title={words.emptyTitle}>{words.emptyText}</Empty>
          ) : (
            <>
              <Table caption={words.title} columns={columnsOf()} rows={entries} keyOf={({ number }) => number} />
              <More more={list.more} />
            </>
          )
        }
      </Loaded>
    </>
  );
};
