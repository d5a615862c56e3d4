import type { DocsFrame } from '../contract.ts';
import { groupPath, problemsPath, schemaPath } from '../links.ts';
import type { OpenApi } from '../model.ts';
import { curlOf } from '../curl.ts';
import { Code } from '../ui/code.tsx';
import { OperationLines, operationsOf } from '../ui/operation.tsx';
import { Prose } from '../ui/prose.tsx';
import { documentOf } from '../ui/shell.tsx';
import { viewOf, type View } from '../view.ts';

const call = (document: OpenApi, path: string, method: string): string | undefined => {
  const operation = document.paths[path]?.[method];
  return operation && curlOf(document, path, method, operation);
};

const Start = ({ v, document }: { v: View; document: OpenApi }) => {
  const read = call(document, '/api/v1/status/weather', 'get');
  const write = call(document, '/api/v1/status/incidents', 'post');
  if (read === undefined || write === undefined) return null;
  return (
    <section class="part" aria-labelledby="start">
      <h2 id="start">{v.t.start}</h2>
      <p>{v.t.startText}</p>
      <Code name={v.t.request} text={read} />
      <p>{v.t.startWrite}</p>
      <Code name={v.t.request} text={write} />
    </section>
  );
};

const Rules = ({ v }: { v: View }) => (
  <section class="part" aria-labelledby="rules">
    <h2 id="rules">{v.t.rules}</h2>
    <dl class="rules">
      {v.t.ruleList.map(([name, text]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <Prose text={text} />
          </dd>
        </div>
      ))}
    </dl>
    <p>
      <a href={v.link(problemsPath)}>{v.t.problemsLink}</a>
    </p>
  </section>
);

const Groups = ({ v, document }: { v: View; document: OpenApi }) => (
  <section class="part" aria-labelledby="operations">
    <h2 id="operations">{v.t.operations}</h2>
    {v.t.english === '' ? null : <p class="note">{v.t.english}</p>}
    {document.tags.map(({ name }) => {
      const [title = name, text = ''] = v.t.groups[name] ?? [];
      return (
        <section class="group" aria-labelledby={`group-${name}`}>
          <h3 id={`group-${name}`}>
            <a href={v.link(groupPath(name))}>{title}</a>
          </h3>
          <p class="note">{text}</p>
          <OperationLines
            v={v}
            operations={operationsOf(document, name)}
            linkOf={(id) => v.link(groupPath(name, id))}
          />
        </section>
      );
    })}
  </section>
);

/** `/api/docs`: how the API is used, and all it can do (GW-01). */
export const overviewPage = (frame: DocsFrame, document: OpenApi): string => {
  const v = viewOf(frame, document.components.schemas, schemaPath);
  return documentOf({
    frame,
    path: '/api/docs',
    title: v.t.brand,
    children: (
      <>
        <h1>{v.t.brand}</h1>
        <p class="lead">{v.t.overviewLead}</p>
        <p class="note">{v.t.made(document.info.version)}</p>
        <Start v={v} document={document} />
        <Rules v={v} />
        <Groups v={v} document={document} />
      </>
    ),
  });
};
