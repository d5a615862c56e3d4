import type { DocsFrame } from '../contract.ts';
import { exampleOf } from '../example.ts';
import { eventSchemaPath, eventsPath } from '../links.ts';
import type { AsyncApi, Message, Schema } from '../model.ts';
import { fieldsOf, shortName } from '../schema.ts';
import { Code, Json } from '../ui/code.tsx';
import { FieldList } from '../ui/fields.tsx';
import { Said, Told } from '../ui/prose.tsx';
import { documentOf } from '../ui/shell.tsx';
import { viewOf, type View } from '../view.ts';

/** A message, and the subject that it is sent to. */
type Sent = { message: Message; subject: string };

const sentOf = ({ channels, components }: AsyncApi): Sent[] =>
  Object.entries(components.messages).map(([type, message]) => ({ message, subject: channels[type]?.address ?? '' }));

const dataOf = ({ payload }: Message): Schema => payload.properties?.data ?? {};

const Envelope = ({ v, messages }: { v: View; messages: readonly Sent[] }) => {
  const [first] = messages;
  if (first === undefined) return null;
  const { payload } = first.message;
  const fields = fieldsOf(payload).filter(({ name }) => name !== 'data');
  const common: Schema = {
    required: payload.required ?? [],
    properties: Object.fromEntries(
      fields.map(({ name, schema }) => {
        const { const: fixed, pattern: _pattern, ...rest } = schema;
        return [name, name === 'type' && fixed !== undefined ? { type: 'string' } : { ...rest, const: fixed }];
      }),
    ),
  };
  return (
    <section class="part" aria-labelledby="envelope">
      <h2 id="envelope">{v.t.envelope}</h2>
      <Told text={v.t.envelopeText} />
      <FieldList v={v} schema={common} />
    </section>
  );
};

const EventPart = ({ v, sent: { message, subject } }: { v: View; sent: Sent }) => (
  <section class="operation" id={message.name} aria-labelledby={`${message.name}-name`}>
    <div class="words">
      <h2 id={`${message.name}-name`}>
        <a href={`#${message.name}`}>
          <Said text={message.summary} lang={v.frame.lang} />
        </a>
      </h2>
      <p class="address">
        <code class="path">{message.name}</code>
      </p>
      <p>
        <span class="note">{v.t.subject}</span> <code class="path">{subject}</code>
      </p>
      <h3>{v.t.data}</h3>
      <FieldList v={v} schema={dataOf(message)} />
      <p>
        <a href={eventSchemaPath(message.name)}>{v.t.jsonSchema}</a>
      </p>
    </div>
    <div class="examples">
      <Json name={v.t.example} value={exampleOf(message.payload, v.schemas)} />
    </div>
  </section>
);

const SchemaPart = ({ v, name, schema }: { v: View; name: string; schema: Schema }) => (
  <section class="group" id={name} aria-labelledby={`${name}-name`}>
    <h3 id={`${name}-name`}>{shortName(name)}</h3>
    {schema.description === undefined ? null : (
      <p>
        <Said text={schema.description} lang={v.frame.lang} />
      </p>
    )}
    <FieldList v={v} schema={schema} />
  </section>
);

const Bus = ({ v }: { v: View }) => (
  <section class="part" aria-labelledby="bus">
    <h2 id="bus">{v.t.bus}</h2>
    {v.t.busText.map((text) => (
      <Told text={text} />
    ))}
    <p>{v.t.follow}</p>
    <Code name="nats" text="nats subscribe 'evt.*.*.status.event.>'" />
  </section>
);

const Types = ({ v, messages }: { v: View; messages: readonly Sent[] }) => (
  <ul class="operation-lines">
    {messages.map(({ message }) => (
      <li>
        <a href={`#${message.name}`}>
          <code class="path">{message.name}</code>
          <span class="what">
            <Said text={message.summary} lang={v.frame.lang} />
          </span>
        </a>
      </li>
    ))}
  </ul>
);

/** `/api/events`: every event of the bus, with its fields and an example (EV-01). */
export const eventsPage = (frame: DocsFrame, document: AsyncApi): string => {
  const { schemas } = document.components;
  const v = viewOf(frame, schemas, (name) => `#${name}`);
  const messages = sentOf(document);
  const own = new Set(messages.map(({ message }) => dataOf(message).$ref?.split('/').at(-1)));
  return documentOf({
    frame,
    path: eventsPath,
    title: v.t.events,
    children: (
      <>
        <h1>{v.t.events}</h1>
        <p class="lead">{v.t.eventsLead}</p>
        {v.t.english === '' ? null : <p class="note">{v.t.english}</p>}
        <Types v={v} messages={messages} />
        <Bus v={v} />
        <Envelope v={v} messages={messages} />
        {messages.map((sent) => (
          <EventPart v={v} sent={sent} />
        ))}
        <section class="part" aria-labelledby="schemas">
          <h2 id="schemas">{v.t.schemas}</h2>
          {Object.entries(schemas)
            .filter(([name]) => !own.has(name))
            .map(([name, schema]) => (
              <SchemaPart v={v} name={name} schema={schema} />
            ))}
        </section>
      </>
    ),
  });
};
