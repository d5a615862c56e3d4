import { takenFields } from '@atrium/chassis/mongo/write';
import { Schema, type Connection, type Model } from 'mongoose';
import type { KeyCommand, KeyPage, KeyRecord, KeyStore } from '../keys/port.ts';

type KeyDocument = Omit<KeyRecord, 'id' | 'scopes'> & { _id: string; scopes: string[]; command?: KeyCommand };

const command = new Schema<KeyCommand>(
  { caller: String, key: String, hash: String, nonce: String, at: Date },
  { _id: false },
);

const schema = new Schema<KeyDocument>(
  {
    _id: String,
    hash: String,
    name: String,
    scopes: [String],
    createdAt: Date,
    createdBy: String,
    expiresAt: Date,
    lastUsedAt: Date,
    revokedAt: Date,
    command,
  },
  { collection: 'api_keys', versionKey: false, autoIndex: false, id: false },
);
schema.index(
  { 'command.caller': 1, 'command.key': 1 },
  { unique: true, partialFilterExpression: { 'command.key': { $exists: true } } },
);

schema.index({ createdAt: -1, _id: -1 });

/** The model of API keys; migrate.ts makes its indexes. */
export const apiKeyModel = (connection: Connection): Model<KeyDocument> =>
  connection.model<KeyDocument>('ApiKey', schema);

const recordOf = (document: KeyDocument): KeyRecord => ({
  id: document._id,
  hash: document.hash,
  name: document.name,
  scopes: document.scopes,
  createdAt: document.createdAt,
  createdBy: document.createdBy,
  expiresAt: document.expiresAt,
  lastUsedAt: document.lastUsedAt,
  revokedAt: document.revokedAt,
});

const documentOf = ({ id, ...rest }: KeyRecord, made: KeyCommand | undefined): KeyDocument => ({
  _id: id,
  ...rest,
  scopes: [...rest.scopes],
  ...(made && { command: made }),
});

const insertInto = (model: Model<KeyDocument>): KeyStore['insert'] => {
  return async (record, made) => {
    try {
      await model.create([documentOf(record, made)]);
      return 'inserted';
    } catch (error) {
      const taken = takenFields(error);
      if (taken === undefined) throw error;
      return taken.includes('command.key') ? 'command taken' : 'id taken';
    }
  };
};

type Query = { filter: object; sort: Record<string, 1 | -1> };

const queryOf = ({ sort, after }: KeyPage): Query => {
  if (sort === 'id') return { filter: after ? { _id: { $gt: after.id } } : {}, sort: { _id: 1 } };
  const { createdAt, id } = after ?? {};
  const older = { createdAt: { $lte: createdAt }, $or: [{ createdAt: { $lt: createdAt } }, { _id: { $lt: id } }] };
  return { filter: after ? older : {}, sort: { createdAt: -1, _id: -1 } };
};

/** Keeps API keys in the gateway's own database (ID-43). */
export const keyStore = (connection: Connection): KeyStore => {
  const model = apiKeyModel(connection);
  return {
    insert: insertInto(model),
    find: async (id) => {
      const found = await model.findById(id).lean<KeyDocument>();
      return found ? recordOf(found) : undefined;
    },
    findByCommand: async (caller, key) => {
      const found = await model.findOne({ 'command.caller': caller, 'command.key': key }).lean<KeyDocument>();
      return found?.command ? { record: recordOf(found), command: found.command } : undefined;
    },
    forgetCommandsBefore: async (caller, key, before) => {
      const old = { 'command.caller': caller, 'command.key': key, 'command.at': { $lt: before } };
      await model.updateMany(old, { $unset: { command: 1 } });
    },
    list: async (page) => {
      const { filter, sort } = queryOf(page);
      const found = await model.find(filter).sort(sort).limit(page.limit).lean<KeyDocument[]>();
      return found.map(recordOf);
    },
    revoke: async (id, at) => {
      await model.updateOne({ _id: id, revokedAt: null }, { $set: { revokedAt: at } });
    },
    setScopes: async (id, scopes) => {
      await model.updateOne({ _id: id, revokedAt: null }, { $set: { scopes: [...scopes] } });
    },
    touch: async (id, at) => {
      await model.updateOne({ _id: id }, { $max: { lastUsedAt: at } });
    },
  };
};
