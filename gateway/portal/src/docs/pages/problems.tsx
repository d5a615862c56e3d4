import type { DocsFrame } from '../contract.ts';
import { linkIn, problemsPath } from '../links.ts';
import { messagesOf } from '../messages/messages.ts';
import type { ProblemKind } from '../model.ts';
import { Prose } from '../ui/prose.tsx';
import { documentOf } from '../ui/shell.tsx';

/** `/api/v1/problems` for people: every code (GW-02). */
export const problemsPage = (frame: DocsFrame, problems: readonly ProblemKind[]): string => {
  const t = messagesOf(frame.lang);
  return documentOf({
    frame,
    path: problemsPath,
    title: t.problems,
    children: (
      <>
        <h1>{t.problems}</h1>
        <p class="lead">{t.problemsLead}</p>
        <dl class="problems">
          {problems.map(({ code, type, status, title, detail }) => (
            <div>
              <dt>
                <b class={`status s${String(status)[0] ?? ''}`}>{status}</b>{' '}
                <a href={linkIn(frame, type)}>
                  <code>{code}</code>
                </a>
              </dt>
              <dd>
                <strong>{title}</strong> <Prose text={detail} />
              </dd>
            </div>
          ))}
        </dl>
      </>
    ),
  });
};

/** One code: what the `type` of a problem leads to. */
export const problemPage = (frame: DocsFrame, { code, type, status, title, detail }: ProblemKind): string => {
  const t = messagesOf(frame.lang);
  return documentOf({
    frame,
    path: type,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          <Prose text={detail} />
        </p>
        <dl class="fields">
          <div class="field">
            <dt>{t.code}</dt>
            <dd>
              <code>{code}</code>
            </dd>
          </div>
          <div class="field">
            <dt>{t.status}</dt>
            <dd>{status}</dd>
          </div>
        </dl>
        <p>
          <a href={linkIn(frame, problemsPath)}>{t.allProblems}</a>
        </p>
      </>
    ),
  });
};
