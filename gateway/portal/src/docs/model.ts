/** A JSON Schema as far as the pages read it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
};

/** Named schemas, by name. */
export type Schemas = Readonly<Record<string, Schema>>;

type Media = { readonly schema?: Schema };

/** A parameter of an operation. */
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
};

/** What an operation may answer with one status. */
export type Answer = { readonly description: string; readonly content?: Readonly<Record<string, Media>> };

/** One method of one address. */
export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Answer>>;
};

/** The OpenAPI 3.1 document as far as the pages read it (GW-01). */
export type OpenApi = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
};

/** A message of the bus: the payload is the CloudEvents envelope, `data` in it is the event's own. */
export type Message = {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly payload: Schema;
};

type Channel = { readonly address: string; readonly title: string; readonly description: string };

/** The AsyncAPI 3 document as far as the pages read it (EV-01). */
export type AsyncApi = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly channels: Readonly<Record<string, Channel>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>>; readonly schemas: Schemas };
};

/** A kind of problem, in the reader's language (GW-02). */
export type ProblemKind = {
  readonly code: string;
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
};
