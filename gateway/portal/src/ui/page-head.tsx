import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const moved = { once: false };

type PageHeadProps = {
  title: string;
  /** What the page says, in one line. */
  lead?: ComponentChildren;
  /** The one first action. */
  action?: ComponentChildren;
  /** Where it belongs to, with the way back. */
  within?: { href: string; label: string };
};

/** The head of a page. Whoever comes from another page hears its title: it takes the focus. */
export const PageHead = ({ title, lead, action, within }: PageHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved.once) heading.current?.focus({ preventScroll: true });
    moved.once = true;
  }, []);
  useEffect(() => {
    document.title = `${title} – Atrium`;
  }, [title]);
  return (
    <header class="page-head">
      <div>
        {within === undefined ? null : (
          <p class="within">
            <a href={within.href}>{within.label}</a>
          </p>
        )}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead === undefined ? null : <p class="lead">{lead}</p>}
      </div>
      {action === undefined ? null : <div class="page-action">{action}</div>}
    </header>
  );
};
