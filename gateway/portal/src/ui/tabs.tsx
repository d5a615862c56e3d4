import { pieces } from './messages/pieces.ts';

export type Tab = { href: string; label: string; current: boolean; count?: number };

/** Parts of a page, or views of a list, each with an address of its own. */
export const Tabs = ({ tabs, label }: { tabs: readonly Tab[]; label?: string }) => (
  <nav class="tabs" aria-label={label ?? pieces().sections}>
    <ul>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count === undefined ? null : <span class="count">{tab.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
