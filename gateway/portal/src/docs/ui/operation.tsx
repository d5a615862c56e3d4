import { curlOf } from '../curl.ts';
import { exampleOf } from '../example.ts';
import type { Answer, OpenApi, Operation, Schema } from '../model.ts';
import type { View } from '../view.ts';
import { Code, Json } from './code.tsx';
import { FieldList, ParameterList } from './fields.tsx';
import { Said } from './prose.tsx';
import { Type } from './type.tsx';

/** One operation with its address. */
export type Placed = { path: string; method: string; operation: Operation };

/** The operations of a group, in the order of the document. */
export const operationsOf = ({ paths }: OpenApi, group: string): Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(group))
      .map(([method, operation]) => ({ path, method, operation })),
  );

/** The method as a mark; what takes away has a mark of its own. */
const Method = ({ method }: { method: string }) => <b class={`method ${method}`}>{method.toUpperCase()}</b>;

/** A path with places to break the line where it is narrow. */
const Path = ({ path }: { path: string }) => (
  <code class="path">{path.split('/').map((part, at) => (at === 0 ? part : [<wbr />, `/${part}`]))}</code>
);

const scopesOf = ({ security = [] }: Operation): string[] => security.flatMap((one) => Object.values(one).flat());

/** What an operation asks of whoever calls it. */
const Needs = ({ v, operation }: { v: View; operation: Operation }) => {
  const scopes = scopesOf(operation);
  const takes = (name: string) => operation.parameters.some((one) => one.in === 'header' && one.name === name);
  return (
    <p class="needs">
      {scopes.length === 0 ? (
        <span class="tag open">{v.t.open}</span>
      ) : (
        scopes.map((scope) => (
          <span class="tag">
            {v.t.right} <code>{scope}</code>
          </span>
        ))
      )}
      {takes('If-Match') ? <span class="tag">{v.t.condition}</span> : null}
      {takes('Idempotency-Key') ? <span class="tag">{v.t.once}</span> : null}
    </p>
  );
};

const schemaOf = ({ content = {} }: Pick<Answer, 'content'>): Schema | undefined =>
  Object.entries(content).find(([type]) => type === 'application/json')?.[1].schema;

const typesOf = ({ content = {} }: Answer): string =>
  Object.keys(content)
    .filter((type) => type !== 'application/problem+json' && type !== 'application/json')
    .join(', ');

const AnswerLine = ({ v, status, answer }: { v: View; status: string; answer: Answer }) => {
  const schema = schemaOf(answer);
  const types = typesOf(answer);
  return (
    <li>
      <b class={`status s${status[0] ?? ''}`}>{status}</b>
      <span>
        <Said text={answer.description} lang={v.frame.lang} />{' '}
        {schema === undefined ? null : (
          <span class="kind">
            <Type v={v} schema={schema} />
          </span>
        )}
        {types === '' ? null : <code>{types}</code>}
      </span>
    </li>
  );
};

const Answers = ({ v, operation }: { v: View; operation: Operation }) => {
  const all = Object.entries(operation.responses);
  const good = all.filter(([status]) => Number(status) < 400);
  const bad = all.filter(([status]) => Number(status) >= 400);
  const lines = (some: typeof all) => (
    <ul class="answers">
      {some.map(([status, answer]) => (
        <AnswerLine v={v} status={status} answer={answer} />
      ))}
    </ul>
  );
  return (
    <>
      <h3>{v.t.answers}</h3>
      {lines(good)}
      <details class="fold">
        <summary>
          {v.t.refusals} <span class="note">{bad.map(([status]) => status).join(' · ')}</span>
        </summary>
        {lines(bad)}
      </details>
    </>
  );
};

const Body = ({ v, operation }: { v: View; operation: Operation }) => {
  if (operation.requestBody === undefined) return null;
  const schema = schemaOf(operation.requestBody);
  return (
    <>
      <h3>
        {v.t.body}{' '}
        {schema === undefined ? null : (
          <span class="kind">
            <Type v={v} schema={schema} />
          </span>
        )}
      </h3>
      {schema === undefined ? <p>{v.t.bytes}</p> : <FieldList v={v} schema={schema} sent />}
    </>
  );
};

const Examples = ({ v, document, placed }: { v: View; document: OpenApi; placed: Placed }) => {
  const { path, method, operation } = placed;
  const [status = '', answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
  const schema = answer && schemaOf(answer);
  return (
    <div class="examples">
      <Code name={v.t.request} text={curlOf(document, path, method, operation)} />
      {schema === undefined ? null : <Json name={v.t.answer(status)} value={exampleOf(schema, v.schemas)} />}
    </div>
  );
};

/** Everything about one operation: words at the left, examples at the right where there is room. */
export const OperationPart = ({ v, document, placed }: { v: View; document: OpenApi; placed: Placed }) => {
  const { path, method, operation } = placed;
  const parameters = operation.parameters.filter(({ name }) => name !== 'If-None-Match' || method !== 'get');
  return (
    <section class="operation" id={operation.operationId} aria-labelledby={`${operation.operationId}-name`}>
      <div class="words">
        <h2 id={`${operation.operationId}-name`}>
          <a href={`#${operation.operationId}`}>
            <Said text={operation.summary} lang={v.frame.lang} />
          </a>
        </h2>
        <p class="address">
          <Method method={method} /> <Path path={path} />
        </p>
        <Needs v={v} operation={operation} />
        {parameters.length === 0 ? null : (
          <>
            <h3>{v.t.parameters}</h3>
            <ParameterList v={v} parameters={parameters} />
          </>
        )}
        <Body v={v} operation={operation} />
        <Answers v={v} operation={operation} />
      </div>
      <Examples v={v} document={document} placed={placed} />
    </section>
  );
};

/** Operations as lines that lead to them. */
export const OperationLines = (props: { v: View; operations: readonly Placed[]; linkOf: (id: string) => string }) => (
  <ul class="operation-lines">
    {props.operations.map(({ path, method, operation }) => (
      <li>
        <a href={props.linkOf(operation.operationId)}>
          <Method method={method} /> <Path path={path} />
          <span class="what">
            <Said text={operation.summary} lang={props.v.frame.lang} />
          </span>
        </a>
      </li>
    ))}
  </ul>
);
