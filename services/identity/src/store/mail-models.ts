import { aggregateSchema } from '@atrium/chassis/mongo/document';
import { Schema, type Connection } from 'mongoose';

const mails = () =>
  aggregateSchema(
    {
      id: String,
      messageId: String,
      template: String,
      within: String,
      account: String,
      to: String,
      language: String,
      params: Schema.Types.Mixed,
      link: String,
      replyTo: String,
      references: [String],
      state: String,
      attempts: Number,
      answer: String,
      worker: String,
      createdAt: Number,
      sentAt: Number,
      nextAt: Number,
      forgetAt: Date,
    },
    'mails',
  )
    .index({ nextAt: 1 }, { partialFilterExpression: { nextAt: { $gt: 0 } } })
    .index({ createdAt: -1, _id: -1 })
    .index({ state: 1, createdAt: -1, _id: -1 })
    .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** The collection of mails, with its shape and indexes. */
export const mailModelsOn = (connection: Connection) => ({ mails: connection.model('Mail', mails()) });

export type MailModels = ReturnType<typeof mailModelsOn>;
