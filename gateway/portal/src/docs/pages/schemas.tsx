import type { DocsFrame } from '../contract.ts';
import { exampleOf } from '../example.ts';
import { schemaPath, schemasPath } from '../links.ts';
import type { OpenApi, Schema } from '../model.ts';
import { Json } from '../ui/code.tsx';
import { FieldList } from '../ui/fields.tsx';
import { Said } from '../ui/prose.tsx';
import { documentOf } from '../ui/shell.tsx';
import { viewOf, type View } from '../view.ts';

const SchemaPart = ({ v, name, schema }: { v: View; name: string; schema: Schema }) => (
  <section class="operation" id={name} aria-labelledby={`${name}-name`}>
    <div class="words">
      <h2 id={`${name}-name`}>
        <a href={`#${name}`}>{name}</a>
      </h2>
      {schema.description === undefined ? null : (
        <p>
          <Said text={schema.description} lang={v.frame.lang} />
        </p>
      )}
      <FieldList v={v} schema={schema} />
    </div>
    <div class="examples">
      <Json name={v.t.example} value={exampleOf(schema, v.schemas, name)} />
    </div>
  </section>
);

/** `/api/docs/schemas`: every named thing that bodies are made of. */
export const schemasPage = (frame: DocsFrame, document: OpenApi): string => {
  const { schemas } = document.components;
  const v = viewOf(frame, schemas, schemaPath);
  return documentOf({
    frame,
    path: schemasPath,
    title: v.t.schemas,
    children: (
      <>
        <h1>{v.t.schemas}</h1>
        <p class="lead">{v.t.schemasLead}</p>
        <ul class="names">
          {Object.keys(schemas).map((name) => (
            <li>
              <a href={`#${name}`}>{name}</a>
            </li>
          ))}
        </ul>
        {Object.entries(schemas).map(([name, schema]) => (
          <SchemaPart v={v} name={name} schema={schema} />
        ))}
      </>
    ),
  });
};
