import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { say } from '../../ui/toast.tsx';
import { LiveDot, Progress, Skeleton } from '../../ui/waiting.tsx';
import { PieceFields } from './pieces-fields.tsx';

const Piece = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <section class="panel" aria-label={name}>
    <h2>{name}</h2>
    {children}
  </section>
);

const tones = ['info', 'good', 'warn', 'bad'] as const;

const Buttons = () => (
  <Piece name="Button">
    <div class="form-foot">
      <Button look="first">First</Button>
      <Button>Plain</Button>
      <Button look="quiet">Quiet</Button>
      <Button look="danger">Danger</Button>
      <Button look="first" busy>
        Busy
      </Button>
      <ButtonLink href="/ui">Link</ButtonLink>
    </div>
  </Piece>
);

const Over = () => {
  const [dialog, confirm] = [useSignal(false), useSignal(false)];
  return (
    <Piece name="Dialog, confirm, toast, menu">
      <div class="form-foot">
        <Button onClick={() => (dialog.value = true)}>Dialog</Button>
        <Button onClick={() => (confirm.value = true)}>Confirm</Button>
        <Button onClick={() => say({ text: 'Account deactivated', undo: () => say({ text: 'Undone' }) })}>Toast</Button>
        <Menu id="piece-menu" button="Menu">
          <a href="/ui">A link</a>
          <button type="button">An act</button>
        </Menu>
      </div>
      <Dialog id="piece-dialog" title="A dialog" open={dialog.value} onClose={() => (dialog.value = false)}>
        <p>It holds the focus, closes with Escape, and gives the focus back.</p>
      </Dialog>
      <Confirm
        id="piece-confirm"
        title="Deactivate the account of Anaïs Brunet?"
        consequence={<p>The person can sign in no longer. Nothing is erased.</p>}
        action="Deactivate"
        danger
        open={confirm.value}
        onConfirm={() => (confirm.value = false)}
        onClose={() => (confirm.value = false)}
      />
    </Piece>
  );
};

const Said = () => (
  <Piece name="Notice, badge, avatar, live dot">
    <div class="form">
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title={`A notice: ${tone}`}>
          <p>What it means, and what to do.</p>
        </Notice>
      ))}
      <div class="form-foot">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Badge>calm</Badge>
        {['Anaïs', 'Noé', 'Ines', 'Jean'].map((firstName) => (
          <Avatar key={firstName} firstName={firstName} lastName="Brunet" email={null} />
        ))}
        <LiveDot live>Live</LiveDot>
        <LiveDot live={false}>Paused</LiveDot>
      </div>
    </div>
  </Piece>
);

const rows = [
  { name: 'Anaïs Brunet', state: 'Active' },
  { name: 'Jean-Baptiste de La Rochefoucauld', state: 'Blocked' },
];

const Lists = () => (
  <Piece name="Tabs, table, empty state, stepper">
    <Tabs
      label="Tabs of the example"
      tabs={[
        { href: '/ui', label: 'All', current: true, count: 12 },
        { href: '/ui?tab=2', label: 'Blocked', current: false },
      ]}
    />
    <Table
      caption="People"
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { key: 'name', head: 'Name', names: true, cell: ({ name }) => name },
        { key: 'state', head: 'State', cell: ({ state }) => <Badge>{state}</Badge> },
        { key: 'acts', head: 'Acts', acts: true, cell: ({ name }) => <Button label={`See ${name}`}>See</Button> },
      ]}
    />
    <div class="part">
      <Empty title="Nothing yet" action={<Button>Invite</Button>}>
        What will stand here, and what to do first.
      </Empty>
    </div>
    <div class="part">
      <Stepper steps={['First', 'Second', 'Third']} now={1} say={(now, all) => `Step ${now} of ${all}`} />
    </div>
  </Piece>
);

/** Every piece with its states, for those who build the portal. */
export const Pieces = () => (
  <>
    <PageHead title="Pieces" lead="Every piece once, with its states." action={<Button look="first">Action</Button>} />
    <div class="form">
      <Buttons />
      <Over />
      <Said />
      <PieceFields />
      <Lists />
      <Piece name="Progress, skeleton">
        <Progress label="Reading, nobody knows how much" />
        <Progress label="3 of 12" done={3} of={12} />
        <Skeleton />
      </Piece>
    </div>
  </>
);
