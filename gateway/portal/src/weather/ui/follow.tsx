import { badgeLink, calendarLink, componentLink, feedLink } from '../links.ts';
import type { Component } from '../numbers.ts';
import { escapeHtml } from '../escape.ts';
import { spokenPlain, type View } from '../view.ts';
import { Section } from './pieces.tsx';

/** How to follow a component without an account, and its badge for other sites (ST-08, ST-15). */
export const Follow = ({ v, component, publicUrl }: { v: View; component: Component; publicUrl: string }) => {
  const page = `${publicUrl}${componentLink({}, component.key)}`;
  const alt = escapeHtml(spokenPlain(component.name, v.lang));
  const snippet = `<a href="${page}"><img src="${publicUrl}${badgeLink(component.key)}" alt="${alt}"></a>`;
  return (
    <Section id="follow" title={v.t.component.follow} note={v.t.component.followText}>
      <p class="paging">
        <a href={feedLink(component.key)} type="application/atom+xml">
          {v.t.common.atom}
        </a>
        <a href={calendarLink(component.key)} type="text/calendar">
          {v.t.common.calendar}
        </a>
      </p>
      <details class="fold">
        <summary>{v.t.component.badge}</summary>
        <p>{v.t.component.badgeText}</p>
        <pre>
          <code>{snippet}</code>
        </pre>
      </details>
    </Section>
  );
};
