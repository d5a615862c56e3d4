import { aggregateSchema } from '@atrium/chassis/mongo/document';
import { Schema, type Connection } from 'mongoose';

const mixed = Schema.Types.Mixed;

// What is made from a session, so that each query has its index; see sessions.ts.
const made = { openSince: Number, forgetAt: Date };

/** What is over is forgotten when its own date says so. */
const forgotten = { expireAfterSeconds: 0 };

const sessions = () =>
  aggregateSchema(
    {
      id: String,
      account: String,
      organisation: String,
      kind: String,
      secretHash: String,
      generation: Number,
      agent: String,
      address: String,
      device: String,
      createdAt: Number,
      usedAt: Number,
      idleUntil: Number,
      until: Number,
      end: mixed,
      ...made,
    },
    'sessions',
  )
    .index(
      { account: 1, openSince: -1, _id: 1, idleUntil: 1 },
      { partialFilterExpression: { openSince: { $exists: true } } },
    )
    .index({ forgetAt: 1 }, forgotten);

const signingKeys = () =>
  new Schema(
    {
      _id: Number,
      number: Number,
      kid: String,
      publicKey: String,
      sealed: String,
      createdAt: Number,
      startsAt: Number,
    },
    { collection: 'signing_keys', autoIndex: false, versionKey: false },
  );

// Of the same shape and with as wide an index as accounts, so that it costs the same to write one.
const signInDecoys = () =>
  aggregateSchema(
    { id: String, failures: mixed, blockedAt: Number, sortName: String, begins: [String] },
    'sign_in_decoys',
  ).index({ begins: 1, sortName: 1, _id: 1 });

/** The collections of sessions and of what opens them, with their shapes and indexes. */
export const sessionModelsOn = (connection: Connection) => ({
  sessions: connection.model('Session', sessions()),
  signingKeys: connection.model('SigningKey', signingKeys()),
  signInDecoys: connection.model('SignInDecoy', signInDecoys()),
});

export type SessionModels = ReturnType<typeof sessionModelsOn>;
