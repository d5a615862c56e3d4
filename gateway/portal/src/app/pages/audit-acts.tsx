import { useSignal } from '@preact/signals';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toast.tsx';
import { Progress } from '../../ui/waiting.tsx';
import { addressOf } from '../address.ts';
import { csvOf } from '../csv.ts';
import { saidOf } from '../failures.ts';
import { auditWords } from '../messages/audit.ts';
import type { AuditEntry, AuditVerdict } from '../model.ts';
import { saveFile } from '../save-file.ts';
import { api } from '../session.ts';

type Asked = Readonly<Record<string, string | undefined>>;
type Page = { entries: readonly AuditEntry[]; nextCursor: string | null };

const pageSize = '100';

const readAll = async (asked: Asked, onRead: (count: number) => void): Promise<AuditEntry[]> => {
  const entries: AuditEntry[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { ...asked, limit: pageSize, cursor: cursor ?? undefined };
    const page: Page = await api.get<Page>(addressOf('/api/v1/audit', query));
    entries.push(...page.entries);
    onRead(entries.length);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return entries;
};

const rowOf = ({ number, at, act, actor, subject, details, previous, hash }: AuditEntry): string[] => [
  ...[String(number), at, act, actor.kind, actor.id, actor.name],
  ...[subject.kind, subject.id, details, previous, hash],
];

const headRow = ['number', 'at', 'act', 'actorKind', 'actor', 'actorName', 'subjectKind', 'subject'];
const wholeHead = [...headRow, 'details', 'previous', 'hash'];

const Export = ({ asked }: { asked: Asked }) => {
  const words = auditWords();
  const read = useSignal<number | undefined>(undefined);
  const start = async () => {
    read.value = 0;
    try {
      const entries = await readAll(asked, (count) => (read.value = count));
      saveFile(words.file, 'text/csv;charset=utf-8', csvOf([wholeHead, ...entries.map(rowOf)]));
    } catch (error) {
      say({ text: saidOf(error).title });
    }
    read.value = undefined;
  };
  return (
    <>
      <Button busy={read.value !== undefined} onClick={() => void start()}>
        {words.export}
      </Button>
      {read.value === undefined ? null : <Progress label={words.exporting(read.value)} />}
    </>
  );
};

const Verdict = ({ of }: { of: AuditVerdict }) => {
  const words = auditWords();
  if (of.broken !== null)
    return (
      <Notice tone="bad" title={words.broken(of.broken)} live>
        <p>{words.brokenText}</p>
      </Notice>
    );
  return (
    <Notice tone="good" title={words.verified(of.good)} live>
      <p class="note">
        {words.verifiedText} <code class="hash">{of.hash}</code>
      </p>
    </Notice>
  );
};

/** Verifies the chain, and exports what is shown. */
export const AuditActs = ({ asked }: { asked: Asked }) => {
  const words = auditWords();
  const [busy, verdict] = [useSignal(false), useSignal<AuditVerdict | undefined>(undefined)];
  const verify = async () => {
    busy.value = true;
    try {
      verdict.value = await api.get<AuditVerdict>('/api/v1/audit/verification', { timeoutMs: 60_000 });
    } catch (error) {
      say({ text: saidOf(error).title });
    }
    busy.value = false;
  };
  return (
    <>
      <div class="form-foot">
        <Button look="first" busy={busy.value} onClick={() => void verify()}>
          {words.verify}
        </Button>
        <Export asked={asked} />
      </div>
      {verdict.value === undefined ? null : <Verdict of={verdict.value} />}
    </>
  );
};
