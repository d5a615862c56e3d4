import { useSignal } from '@preact/signals';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { say } from '../../ui/toast.tsx';
import { saidOf } from '../failures.ts';
import { common } from '../messages/common.ts';
import { membersWords } from '../messages/members.ts';
import type { Account } from '../model.ts';
import { mayDo } from '../rights.ts';
import { account, api, role, session } from '../session.ts';
import { nameOf } from '../shell/profile-menu.tsx';
import { When } from '../times.tsx';

type Act = 'invitation' | 'unblock' | 'deactivate' | 'reactivate';

const actsOn = (of: Account): Act[] => {
  if (of.id === account.value?.id || !mayDo(role.value, 'act')) return [];
  if (of.state === 'invited') return ['invitation', 'deactivate'];
  if (of.state === 'deactivated') return ['reactivate'];
  return of.blockedAt == null ? ['deactivate'] : ['unblock', 'deactivate'];
};

const Who = ({ of }: { of: Account }) => (
  <span class="who">
    <Avatar {...of} />
    <span>
      <bdi class="strong">{nameOf(of)}</bdi>
      {of.id === account.value?.id ? <span class="note"> ({membersWords().you})</span> : null}
      <bdi class="note block">{of.email ?? of.identifier}</bdi>
    </span>
  </span>
);

const roleIn = ({ memberships }: Account): string => {
  const here = memberships.find(({ organisation }) => organisation === session.value?.organisation?.id);
  return common().roles[(here ?? memberships[0])?.role ?? 'member'];
};

const State = ({ of }: { of: Account }) => {
  const { states, until } = membersWords();
  if (of.blockedAt != null) return <Badge tone="bad">{states.blocked}</Badge>;
  if (of.state === 'active') return <Badge tone="good">{states.active}</Badge>;
  if (of.state === 'deactivated') return <Badge>{states.deactivated}</Badge>;
  return (
    <>
      <Badge tone="warn">{states.invited}</Badge>
      {of.invitedUntil == null ? null : (
        <span class="note block">
          {until} <When at={of.invitedUntil} exact />
        </span>
      )}
    </>
  );
};

const run = async (act: Act, of: Account, onChange: () => void): Promise<void> => {
  const words = membersWords();
  try {
    await api.send('POST', `/api/v1/accounts/${encodeURIComponent(of.id)}/${act}`);
    const undo = act === 'deactivate' && of.state === 'active' ? () => void run('reactivate', of, onChange) : undefined;
    say({ text: words.done[act](nameOf(of)), ...(undo && { undo }) });
    onChange();
  } catch (error) {
    say({ text: saidOf(error).title });
  }
};

type Asked = { act: Exclude<Act, 'invitation'>; of: Account };

const AskFirst = ({ asked, onEnd }: { asked: Asked | undefined; onEnd: (confirmed: boolean) => void }) => {
  const words = membersWords();
  if (asked === undefined) return null;
  return (
    <Confirm
      id="member-act"
      open
      title={words.ask[asked.act](nameOf(asked.of))}
      consequence={<p>{words.consequences[asked.act]}</p>}
      action={words.acts[asked.act]}
      danger={asked.act === 'deactivate'}
      onConfirm={() => onEnd(true)}
      onClose={() => onEnd(false)}
    />
  );
};

const columnsOf = (onAct: (act: Act, of: Account) => void): Column<Account>[] => {
  const words = membersWords();
  return [
    { key: 'name', head: words.columns.name, names: true, cell: (of) => <Who of={of} /> },
    { key: 'role', head: words.columns.role, cell: roleIn },
    { key: 'state', head: words.columns.state, cell: (of) => <State of={of} /> },
    {
      key: 'last',
      head: words.columns.lastSignIn,
      cell: ({ lastSignInAt }) => (lastSignInAt == null ? common().never : <When at={lastSignInAt} />),
    },
    {
      key: 'acts',
      head: words.columns.acts,
      acts: true,
      cell: (of) =>
        actsOn(of).map((act) => (
          <Button key={act} label={words.actOn(words.acts[act], nameOf(of))} onClick={() => onAct(act, of)}>
            {words.acts[act]}
          </Button>
        )),
    },
  ];
};

/** The members, with what may be done to each. */
export const MemberTable = ({ accounts, onChange }: { accounts: readonly Account[]; onChange: () => void }) => {
  const asked = useSignal<Asked | undefined>(undefined);
  const onAct = (act: Act, of: Account) => {
    if (act === 'invitation') void run(act, of, onChange);
    else asked.value = { act, of };
  };
  const onEnd = (confirmed: boolean) => {
    const was = asked.value;
    asked.value = undefined;
    if (confirmed && was !== undefined) void run(was.act, was.of, onChange);
  };
  return (
    <>
      <Table caption={membersWords().title} columns={columnsOf(onAct)} rows={accounts} keyOf={({ id }) => id} />
      <AskFirst asked={asked.value} onEnd={onEnd} />
    </>
  );
};
