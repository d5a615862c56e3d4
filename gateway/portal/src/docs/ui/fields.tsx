import type { ComponentChildren } from 'preact';
import type { Parameter, Schema } from '../model.ts';
import { choicesOf, fieldsOf, isText, nameOf, resolved, typeOf } from '../schema.ts';
import type { View } from '../view.ts';
import { Said } from './prose.tsx';
import { Borders, ChoiceList, Type } from './type.tsx';

type Row = { name: string; schema: Schema; required: boolean; place?: string; description?: string | undefined };

// Objects without a name are told where they stand; those with one have a place of their own, where their link leads.
const inside = (v: View, schema: Schema): ComponentChildren => {
  const [one = {}] = choicesOf(schema).choices;
  const within = typeOf(one) === 'array' ? (one.items ?? {}) : one;
  if (nameOf(within) !== undefined || isText(within)) return null;
  return <FieldList v={v} schema={within} />;
};

const Entry = ({ v, row }: { v: View; row: Row }) => {
  const { name, schema, required, place } = row;
  const text = row.description ?? schema.description;
  return (
    <div class="field">
      <dt>
        <code>{name}</code>{' '}
        <span class="kind">
          <Type v={v} schema={schema} />
          <Borders v={v} schema={schema} />
          {place === undefined ? '' : ` · ${v.t.places[place] ?? place}`}
        </span>{' '}
        {required ? <span class="needed">{v.t.required}</span> : null}
      </dt>
      <dd>
        {text === undefined ? null : <Said text={text} lang={v.frame.lang} />}
        <ChoiceList v={v} schema={schema} />
        {inside(v, schema)}
      </dd>
    </div>
  );
};

/** The fields of an object with their kinds and what they say; where all of them are always there, none is marked. */
export const FieldList = ({ v, schema, sent }: { v: View; schema: Schema; sent?: true }) => {
  const all = fieldsOf(resolved(schema, v.schemas));
  const marked = sent ?? all.some(({ required }) => !required);
  const fields = marked ? all : all.map((field) => ({ ...field, required: false }));
  return fields.length === 0 ? null : (
    <dl class="fields">
      {fields.map((row) => (
        <Entry v={v} row={row} />
      ))}
    </dl>
  );
};

/** The parameters of an operation. */
export const ParameterList = ({ v, parameters }: { v: View; parameters: readonly Parameter[] }) => (
  <dl class="fields">
    {parameters.map((parameter) => (
      <Entry v={v} row={{ ...parameter, place: parameter.in }} />
    ))}
  </dl>
);
