import { useSignal } from '@preact/signals';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { say } from '../../ui/toast.tsx';
import { deviceOf } from '../agents.ts';
import { saidOf } from '../failures.ts';
import { Loaded } from '../loaded.tsx';
import { accountWords } from '../messages/account.ts';
import type { Session } from '../model.ts';
import { api } from '../session.ts';
import { When } from '../times.tsx';
import { useLoad } from '../use-load.ts';

const path = '/api/v1/me/sessions';

/** A device in words: "Firefox sur Windows". */
const deviceName = ({ kind, agent }: Session): string => {
  const words = accountWords();
  if (kind === 'program') return words.program;
  const { browser, system } = deviceOf(agent);
  if (browser === undefined || system === undefined) return browser ?? system ?? words.unknownDevice;
  return `${browser} ${words.on} ${system}`;
};

const One = ({ of, onEnd }: { of: Session; onEnd: () => void }) => {
  const words = accountWords();
  return (
    <li>
      <Icon name="device" />
      <div>
        <p class="session-name">
          <strong>{deviceName(of)}</strong>
          {of.current ? <Badge tone="good">{words.current}</Badge> : null}
        </p>
        <p class="note">
          {words.opened} <When at={of.createdAt} exact /> · {words.used} <When at={of.usedAt} /> · {words.from}{' '}
          {of.address}
        </p>
      </div>
      {of.current ? null : (
        <Button label={words.endOf(deviceName(of))} onClick={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  );
};

const failed = (error: unknown): void => say({ text: saidOf(error).title });

const EndOthers = ({ count, onDone }: { count: number; onDone: () => void }) => {
  const words = accountWords();
  const [asked, busy] = [useSignal(false), useSignal(false)];
  const end = async () => {
    busy.value = true;
    try {
      const { ended } = await api.send<{ ended: number }>('DELETE', path);
      say({ text: words.endedAll(ended) });
      onDone();
    } catch (error) {
      failed(error);
    }
    busy.value = false;
    asked.value = false;
  };
  return (
    <>
      <div class="form-foot">
        <Button onClick={() => (asked.value = true)}>{words.endOthers}</Button>
      </div>
      <Confirm
        id="end-others"
        open={asked.value}
        title={words.endOthersTitle}
        consequence={<p>{words.endOthersText(count)}</p>}
        action={words.endOthers}
        danger
        busy={busy.value}
        onConfirm={() => void end()}
        onClose={() => (asked.value = false)}
      />
    </>
  );
};

/** Where one is signed in, and how to end that (ID-40). */
export const SessionsPart = () => {
  const words = accountWords();
  const found = useLoad('sessions', () => api.get<{ sessions: readonly Session[] }>(`${path}?limit=100`));
  const end = async (id: string) => {
    await api.send('DELETE', `${path}/${encodeURIComponent(id)}`);
    say({ text: words.ended });
    found.reload();
  };
  return (
    <div class="part">
      <p class="prose-line">{words.sessionsLead}</p>
      <Loaded of={found}>
        {({ sessions }) => (
          <>
            <ul class="sessions">
              {sessions.map((each) => (
                <One key={each.id} of={each} onEnd={() => void end(each.id).catch(failed)} />
              ))}
            </ul>
            {sessions.length < 2 ? null : <EndOthers count={sessions.length - 1} onDone={found.reload} />}
          </>
        )}
      </Loaded>
    </div>
  );
};
