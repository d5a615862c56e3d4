import { aggregateSchema } from '@atrium/chassis/mongo/document';
import { Schema, type Connection, type SchemaDefinition } from 'mongoose';

const mixed = Schema.Types.Mixed;

/** Leaves out those that have none: null is not greater than an empty text. */
const uniqueText = (field: string) => ({ unique: true, partialFilterExpression: { [field]: { $gt: '' } } });

// What is made from an account, so that each query has its index; see account-record.ts.
const made = { sortName: String, words: [String], begins: [String] };

const accounts = () =>
  aggregateSchema(
    {
      id: String,
      email: String,
      emailKey: String,
      identifier: String,
      identifierKey: String,
      lastName: String,
      firstName: String,
      language: String,
      timeZone: String,
      phone: String,
      state: String,
      memberships: [mixed],
      password: mixed,
      failures: mixed,
      blockedAt: Number,
      notice: mixed,
      invitedUntil: Number,
      lastSignInAt: Number,
      createdAt: Number,
      ...made,
    },
    'accounts',
  )
    .index({ emailKey: 1 }, uniqueText('emailKey'))
    .index({ identifierKey: 1 }, uniqueText('identifierKey'))
    .index({ begins: 1, sortName: 1, _id: 1 })
    .index({ begins: 1, state: 1, sortName: 1, _id: 1 })
    .index({ begins: 1, sortName: 1, _id: 1, blockedAt: 1 }, { partialFilterExpression: { blockedAt: { $gt: 0 } } })
    .index({ 'memberships.organisation': 1, state: 1 });

const organisations = () =>
  aggregateSchema(
    {
      id: String,
      name: String,
      siret: String,
      vatNumber: String,
      regions: [String],
      principal: String,
      createdAt: Number,
    },
    'organisations',
  )
    .index({ siret: 1 }, uniqueText('siret'))
    .index({ vatNumber: 1 }, uniqueText('vatNumber'));

const forgotten = { expireAfterSeconds: 0 };

const signUps = () =>
  aggregateSchema(
    {
      id: String,
      state: String,
      siret: String,
      vatNumber: String,
      name: String,
      regions: [String],
      lastName: String,
      firstName: String,
      email: String,
      emailKey: String,
      language: String,
      notice: String,
      passwordHash: String,
      makes: mixed,
      until: Number,
      workAt: Number,
      createdAt: Number,
      forgetAt: Date,
    },
    'sign_ups',
  )
    .index({ workAt: 1, retryAt: 1 }, { partialFilterExpression: { workAt: { $gt: 0 } } })
    .index({ forgetAt: 1 }, forgotten);

const plain = (definition: SchemaDefinition, collection: string) =>
  new Schema({ _id: String, ...definition }, { collection, autoIndex: false, versionKey: false });

const links = () =>
  plain({ kind: String, subject: String, until: Number, usedAt: Number, forgetAt: Date }, 'links')
    .index({ subject: 1, kind: 1 })
    .index({ forgetAt: 1 }, forgotten);

const proofs = () => plain({ forgetAt: Date }, 'proofs').index({ forgetAt: 1 }, forgotten);

const reservations = () => plain({ by: String, until: Number }, 'reservations');

const departures = () => plain({ leaving: [mixed] }, 'departures');

/** The collections of accounts and what they are made by, with their shapes and indexes. */
export const modelsOn = (connection: Connection) => ({
  accounts: connection.model('Account', accounts()),
  organisations: connection.model('Organisation', organisations()),
  signUps: connection.model('SignUp', signUps()),
  links: connection.model('Link', links()),
  proofs: connection.model('Proof', proofs()),
  reservations: connection.model('Reservation', reservations()),
  departures: connection.model('Departure', departures()),
});

export type Models = ReturnType<typeof modelsOn>;
